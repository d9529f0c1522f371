import Domain
import Engine
import Foundation
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Synchronization

/// The gateway: an address at which other programs make pictures and words through what the user has set up.
package final class Gateway: Sendable {
  private let hub: GatewayHub
  private let options: GatewayOptions
  private let requests = OpenRequests()
  private let hear: @Sendable (GatewayEvent) -> Void
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, min(4, System.coreCount)))

  private static let mostConnections = 1100
  private static let headLimit = 32 << 10

  /// - Parameters:
  ///   - clients: who may use it; the first is the one of the gateway's own key.
  ///   - printer: shows what a dry run would send.
  ///   - hear: gets each request when it begins and once it is over, and when the gateway opens and closes.
  package init(
    _ engine: Engine, _ options: GatewayOptions, clients: [GatewayClient], printer: any RequestPrinter,
    hear: @escaping @Sendable (GatewayEvent) -> Void
  ) {
    hub = GatewayHub(engine, options, clients, printer)
    self.options = options
    self.hear = hear
  }

  /// Serves until the task is cancelled; then running requests may end.
  ///
  /// - Throws: a `.network` failure where the address cannot be had.
  package func run() async throws(Failure) {
    do throws(Failure) {
      try await serve()
      hear(.closed(nil))
    } catch {
      hear(.closed(error))
      throw error
    }
  }

  private func serve() async throws(Failure) {
    OpenFiles.raiseLimit()
    let server = server()
    let result: Result<Void, Failure> = await withTaskGroup(of: Result<Void, Failure>.self) { tasks in
      tasks.addTask { await Self.served(server) }
      tasks.addTask {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        return .success(())
      }
      let first = await tasks.next() ?? .success(())
      if case .success = first { await self.drain(server) }
      tasks.cancelAll()
      return first
    }
    try? await group.shutdownGracefully()
    await hub.engine.settleAccounts()
    try result.get()
  }

  private static func served(_ server: Server<LoopChannel>) async -> Result<Void, Failure> {
    do {
      try await Task.detached { try await server.run() }.value
      return .success(())
    } catch {
      return .failure(
        Failure(
          .network, "The address cannot be opened: \(Harmless.line("\(error)", limit: 200)).",
          advice: "Choose another port (--port, gateway.port)."))
    }
  }

  /// No new connections; what runs has a while to end. Pictures under way are waited for whoever listens.
  private func drain(_ server: Server<LoopChannel>) async {
    await Task.detached { [options, hub, requests] in
      let stop = Task { try? await server.shutdownGracefully() }
      let end = ContinuousClock.now + options.drain
      while !hub.desk.running.isEmpty || hub.metrics.isBusy, ContinuousClock.now < end {
        try? await Task.sleep(for: .milliseconds(50))
      }
      requests.endAll()
      let last = ContinuousClock.now + .seconds(3)
      while hub.metrics.isBusy, ContinuousClock.now < last { try? await Task.sleep(for: .milliseconds(50)) }
      stop.cancel()
    }.value
  }

  private func server() -> Server<LoopChannel> {
    let address: BindAddress =
      options.unixPath.map { .unixDomainSocket(path: $0) } ?? .hostname(options.host, port: options.port)
    let decoding = HTTP1Channel.Configuration.DecoderConfiguration(
      maxHeaderFieldSize: Self.headLimit, maxHeaderListSize: Self.headLimit, maxHeaderFieldCount: 200)
    let channel = HTTP1Channel(
      responder: { [self] request, writer, channel in try await respond(to: request, writer, channel) },
      configuration: .init(
        additionalChannelHandlers: [DecoderErrorHandler(), HeadClock(), HangUpHandler()], idleTimeout: .seconds(60),
        httpDecoderConfiguration: decoding))
    return Server(
      childChannelSetup: LoopChannel(base: channel),
      configuration: ServerConfiguration(
        address: address, backlog: 1024, availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)
      ),
      onServerRunning: { [hear, options] in hear(.opened(options.address(port: $0.localAddress?.port ?? 0))) },
      eventLoopGroup: group,
      logger: Logger(label: "visualizer.gateway") { _ in SwiftLogNoOpLogHandler() })
  }

  private func respond(to request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
    let incoming = Incoming(request, channel)
    hub.metrics.began()
    hear(.began(incoming.trace.current))
    if incoming["expect"]?.lowercased() == "100-continue", incoming.length ?? 0 <= BodyReader.limit {
      try await writer.writeInformationalHead(HTTPResponse(status: .continue))
    }
    let hangUp = try await channel.pipeline.handler(type: HangUpHandler.self).map(\.hangUp).get()
    requests.began(hangUp)
    defer { requests.ended(hangUp) }
    let reply = await reply(to: incoming, request.body, hangUp)
    // What is written to a client that is gone already may seem to arrive. Who goes once the answer began may have it.
    let isGone = hangUp.isGone
    var isWhole = false
    do {
      try await send(reply, incoming, writer)
      isWhole = !isGone
    } catch {
      incoming.trace.note { $0.error = $0.error ?? "the client hung up, or the answer broke off" }
    }
    reply.ended?(isWhole)
    end(incoming, reply)
    if !isWhole { throw ChannelError.ioOnClosedChannel }
  }

  private func end(_ request: Incoming, _ reply: Reply) {
    request.trace.note { trace in
      trace.seconds = request.trace.seconds
      trace.status = trace.status ?? reply.status
    }
    let told = request.trace.current
    hub.metrics.ended(route: Self.route(of: request), status: told.status ?? 0, seconds: told.seconds)
    hear(.ended(told))
  }

  /// Ids are no labels of their own.
  private static func route(of request: Incoming) -> String {
    GatewayRouter.paths.contains(request.path) ? request.path : "other"
  }

  private func reply(to request: Incoming, _ body: RequestBody, _ hangUp: HangUp) async -> Reply {
    do {
      return try await GatewayRouter(hub: hub).reply(to: request, body, hangUp)
    } catch {
      let error = GatewayError(any: error)
      request.trace.note { $0.error = error.message }
      return Reply(error, request.face, request.id)
    }
  }

  private func send(_ reply: Reply, _ request: Incoming, _ writer: consuming ResponseWriter) async throws {
    var fields: HTTPFields = [.contentType: reply.contentType]
    let extra = [("x-request-id", request.id)] + reply.fields + hub.admission.fields(for: request)
    for (name, value) in extra {
      if let name = HTTPField.Name(name) { fields[name] = value.filter { $0.isASCII && !$0.isNewline } }
    }
    switch reply.body {
    case .bytes(let bytes):
      fields[.contentLength] = String(bytes.count)
      let head = HTTPResponse(status: .init(code: reply.status), headerFields: fields)
      try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .pieces(let length, let work):
      if let length { fields[.contentLength] = String(length) }
      var body = try await writer.writeHead(HTTPResponse(status: .init(code: reply.status), headerFields: fields))
      try await work { bytes in try await body.write(ByteBuffer(bytes: bytes)) }
      try await body.finish(nil)
    }
  }
}
