import CCurl
import Synchronization

/// One request under way: it hears of curl's callbacks, on the engine's thread, and passes them on as events.
final class Transfer: Sendable {
  typealias Events = AsyncThrowingStream<HTTPEvent, any Error>

  private struct State {
    var sent = 0
    var wasConnected = false
    var received = 0
    var cap: Int
    var refusal: TransportError.Kind?
    /// Bytes of the body that nobody has read yet.
    var unread = 0
    var isPaused = false
    var goOn: @Sendable () -> Void = {}
  }

  /// The most bytes that wait to be read.
  private static let mostUnread = 512 << 10

  private let request: HTTPRequest
  private let events: Events.Continuation
  private let state: Mutex<State>

  init(_ request: HTTPRequest, events: Events.Continuation) {
    self.request = request
    self.events = events
    state = Mutex(State(cap: request.cap))
  }

  func connected() {
    state.withLock { $0.wasConnected = true }
    if request.tellsProgress { events.yield(.connected) }
  }

  func silent() { events.yield(.silence) }

  /// Whether anything of the request may have left.
  var isUnderWay: Bool { state.withLock { $0.wasConnected } }

  /// Fills the buffer with the body's next bytes.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let body = request.body else { return 0 }
    let (start, count) = state.withLock { state in
      let start = state.sent
      state.sent = min(body.count, start + buffer.count)
      return (start, state.sent - start)
    }
    body.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<(start + count)])) }
    if count > 0, start + count == body.count, request.tellsProgress { events.yield(.sent(body.count)) }
    return count
  }

  /// Returns false to stop the transfer.
  func head(status: Int, lines: UnsafeRawBufferPointer) -> Bool {
    let head = HTTPHead(status: status, lines: lines)
    let cap = head.isSuccess && head.isEventStream ? request.streamCap : request.cap
    state.withLock { $0.cap = cap }
    if let length = head.contentLength, length > cap { return refuse(.tooLarge(cap)) }
    events.yield(.head(head))
    return true
  }

  func body(_ bytes: UnsafeRawBufferPointer) -> ccurl_verdict {
    let (verdict, cap) = state.withLock { state in
      state.isPaused = state.unread > Self.mostUnread
      guard !state.isPaused else { return (CCURL_PAUSE, state.cap) }
      state.received += bytes.count
      state.unread += bytes.count
      return (state.received <= state.cap ? CCURL_GO_ON : CCURL_STOP, state.cap)
    }
    if verdict == CCURL_GO_ON { events.yield(.body(Array(bytes))) }
    if verdict == CCURL_STOP { _ = refuse(.tooLarge(cap)) }
    return verdict
  }

  /// - Parameter goOn: takes a transfer up again that was paused.
  func whenPaused(_ goOn: @escaping @Sendable () -> Void) { state.withLock { $0.goOn = goOn } }

  /// So many bytes of the body are out of the way.
  func wasRead(_ count: Int) {
    let goOn = state.withLock { state in
      state.unread -= count
      guard state.isPaused, state.unread <= Self.mostUnread / 2 else { return nil as (@Sendable () -> Void)? }
      state.isPaused = false
      return state.goOn
    }
    goOn?()
  }

  func done(_ end: ccurl_end, reason: String) {
    guard end != CCURL_FINISHED else {
      events.yield(.done)
      events.finish()
      return
    }
    let state = state.withLock { $0 }
    let kind = state.refusal ?? TransportError.Kind(end)
    let wasSent = request.body.map { state.wasConnected && state.sent == $0.count } ?? false
    events.finish(
      throwing: TransportError(kind: kind, reason: reason, wasConnected: state.wasConnected, wasSent: wasSent))
  }

  private func refuse(_ kind: TransportError.Kind) -> Bool {
    state.withLock { $0.refusal = kind }
    return false
  }
}

extension TransportError.Kind {
  fileprivate init(_ end: ccurl_end) {
    self =
      switch end {
      case CCURL_CANCELLED: .cancelled
      case CCURL_IDLE: .idle
      case CCURL_HEADERS_TOO_LARGE: .headersTooLarge
      case CCURL_ADDRESS_REFUSED: .addressRefused
      case CCURL_UNRESOLVED: .unresolved
      case CCURL_UNREACHABLE: .unreachable
      case CCURL_UNTRUSTED: .untrusted
      case CCURL_TIMED_OUT: .timedOut
      case CCURL_CUT: .cut
      case CCURL_MALFORMED: .malformed
      default: .other
      }
  }
}
