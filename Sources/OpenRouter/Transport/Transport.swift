import CCurl
import Domain
import Synchronization

/// The network: requests over libcurl, on one thread that the first request starts.
///
/// Redirects are not followed, nothing is sent twice, and certificates are always checked.
/// Proxies are those of the environment as curl reads them: `https_proxy`, `ALL_PROXY` and `NO_PROXY`; a request in
/// plain HTTP goes to this machine alone, and past every proxy. `SSL_CERT_FILE` and `SSL_CERT_DIR` are honoured.
final class Transport: Sendable {
  private static let connectLimit = Duration.seconds(10)
  private static let headerLimit = 256 * 1024

  private let engine = Mutex<OpaquePointer?>(nil)

  deinit {
    engine.withLock { engine in
      if let engine { ccurl_close(engine) }
    }
  }

  /// Sends the request at once. Ending the stream, or cancelling the task that reads it, closes the connection.
  func send(_ request: HTTPRequest) -> HTTPEvents {
    let (stream, events) = Transfer.Events.makeStream()
    let transfer = Transfer(request, events: events)
    let number = start(request, transfer)
    guard number != 0 else {
      events.finish(
        throwing: TransportError(
          kind: .unavailable, reason: "curl could not start", wasConnected: false, wasSent: false))
      return HTTPEvents(stream, of: transfer)
    }
    events.onTermination = { [self] in
      if case .cancelled = $0 { tell { ccurl_cancel($0, number) } }
    }
    transfer.whenPaused { [weak self] in self?.tell { ccurl_resume($0, number) } }
    return HTTPEvents(
      stream, of: transfer,
      limitSilence: { [weak self] limit in
        self?.tell { ccurl_limit_silence($0, number, Self.milliseconds(limit)) }
      }, cancel: { [weak self] in self?.tell { ccurl_cancel($0, number) } })
  }

  private func tell(_ deed: (OpaquePointer) -> Void) {
    engine.withLock { engine in
      if let engine { deed(engine) }
    }
  }

  private func start(_ request: HTTPRequest, _ transfer: Transfer) -> UInt64 {
    engine.withLock { engine in
      if engine == nil { engine = ccurl_open() }
      guard let engine else { return 0 }
      return Self.start(request, transfer, on: engine)
    }
  }

  private static func start(_ request: HTTPRequest, _ transfer: Transfer, on engine: OpaquePointer) -> UInt64 {
    request.url.withCString { url in
      headerLines(request).withCString { headers in
        var order = order(request)
        order.url = url
        order.headers = headers
        var listener = transfer.listener()
        let number = ccurl_start(engine, &order, &listener)
        if number == 0, let context = listener.context { Unmanaged<Transfer>.fromOpaque(context).release() }
        return number
      }
    }
  }

  private static func order(_ request: HTTPRequest) -> ccurl_request {
    var order = ccurl_request()
    order.is_post = request.body != nil
    order.body_length = Int64(request.body?.count ?? 0)
    order.is_single = request.body != nil
    order.is_direct = request.isDirect || request.isPlain
    order.allows_plain_http = request.isPlain
    order.addresses = addresses(request)
    order.connect_ms = milliseconds(min(connectLimit, request.timeout))
    order.total_ms = milliseconds(request.timeout)
    order.idle_ms = milliseconds(request.idle)
    order.pulse_ms = request.pulse.map(milliseconds) ?? 0
    order.header_limit = headerLimit
    return order
  }

  private static func addresses(_ request: HTTPRequest) -> ccurl_addresses {
    switch request.addresses {
    case .any: request.isPlain ? CCURL_LOOPBACK_ONLY : CCURL_ANY_ADDRESS
    case .loopback: CCURL_LOOPBACK_ONLY
    case .public: CCURL_PUBLIC_ONLY
    }
  }

  /// `Expect` is taken out: a server that answers 100 late would cost a second, one that never does the request.
  private static func headerLines(_ request: HTTPRequest) -> String {
    let isNamed = request.fields.contains { $0.name == "User-Agent" }
    let fields = request.fields + (isNamed ? [] : [(name: "User-Agent", value: RelayIdentity.own.userAgent ?? "")])
    let lines = fields.map { "\($0.name): \($0.value)" }.filter { line in line.utf8.allSatisfy { $0 >= 0x20 } }
    return (lines + ["Expect:"]).joined(separator: "\n")
  }

  private static func milliseconds(_ duration: Duration) -> Int64 {
    max(1, duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
  }
}
