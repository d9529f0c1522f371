import Domain
import Engine
import Synchronization

/// A server of the Model Context Protocol: agents make pictures through it, with what the user has set up.
package final class MCPServer: Sendable {
  let engine: Engine
  let options: MCPOptions
  let session = Session()
  let book = JobBook()
  private let isBroken = Mutex(false)

  package init(_ engine: Engine, _ options: MCPOptions) {
    self.engine = engine
    self.options = options
  }

  /// Serves until nothing more comes; what is paid for by then is finished and saved first.
  package func run(_ source: any MessageSource, _ sink: any MessageSink) async {
    var splitter = LineSplitter()
    while !isBroken.withLock({ $0 }), let bytes = await source.next() {
      for line in splitter.take(bytes) { await take(line, source, sink) }
    }
    if let line = splitter.finish() { await take(line, source, sink) }
    // Whoever ends the program meanwhile does not end what is paid for.
    await Task.detached { [self] in
      await session.finish()
      await book.finish()
    }.value
  }

  private func take(_ line: LineSplitter.Line, _ source: any MessageSource, _ sink: any MessageSink) async {
    let send: @Sendable (JSONText) async -> Void = { [self] json in
      guard await !sink.send(Array((json.compact + "\n").utf8)) else { return }
      isBroken.withLock { $0 = true }
      source.stop()
    }
    switch line {
    case .tooLong: await send(RPCFault.invalidRequest("The message is longer than 16 MiB.").json(nil))
    case .whole(let bytes):
      switch ClientMessage.line(bytes) {
      case .one(let message): await serve(message, send)
      case .batch(let messages): await serve(messages, send)
      }
    }
  }

  private func serve(_ message: ClientMessage, _ send: @escaping @Sendable (JSONText) async -> Void) async {
    switch message {
    case .answer: break
    case .fault(let fault, let id): await send(fault.json(id))
    case .notification(let method, let params): hear(method, params)
    case .request(let request) where request.method == "tools/call": await start(request, send)
    case .request(let request):
      let reply = await reply(to: request, send)
      await send(reply)
    }
  }

  /// Calls run beside each other, so that others, and what cancels them, are heard meanwhile.
  private func start(_ request: ClientRequest, _ send: @escaping @Sendable (JSONText) async -> Void) async {
    let admission = session.start(request.id) { [self] in
      let reply = await reply(to: request, send)
      if session.end(request.id) { await send(reply) }
    }
    switch admission {
    case .started: break
    case .idInUse:
      // With its id the client would take this for the answer to the call that has it.
      let message = "The id \(Harmless.line(request.id.json, limit: 80)) belongs to a request that is under way."
      await send(RPCFault.invalidRequest(message).json(nil))
    case .tooMany:
      await send(RPCFault(code: -32000, message: "Too many calls are under way; try again later.").json(request.id))
    }
  }

  /// The answers of a batch come together.
  private func serve(_ messages: [ClientMessage], _ send: @escaping @Sendable (JSONText) async -> Void) async {
    guard session.version?.allowsBatches == true else {
      return await send(RPCFault.invalidRequest("Batches are of the revision 2025-03-26 alone.").json(nil))
    }
    for case .notification(let method, let params) in messages { hear(method, params) }
    let name = RequestID(Array("\"batch \(Asset.newID())\"".utf8))
    guard let name else { return }
    let admission = session.start(name) { [self] in
      let replies = await replies(to: messages, send)
      if session.end(name), !replies.isEmpty { await send(.list(replies)) }
    }
    guard case .started = admission else {
      return await send(RPCFault(code: -32000, message: "Too many calls are under way; try again later.").json(nil))
    }
  }

  private func replies(
    to messages: [ClientMessage], _ send: @escaping @Sendable (JSONText) async -> Void
  ) async -> [JSONText] {
    await withTaskGroup(of: (Int, JSONText).self) { group in
      for (number, message) in messages.enumerated() {
        switch message {
        case .fault(let fault, let id): group.addTask { (number, fault.json(id)) }
        case .request(let request):
          group.addTask {
            let reply = await self.reply(to: request, send)
            return (number, reply)
          }
        case .notification, .answer: break
        }
      }
      var replies: [(Int, JSONText)] = []
      for await reply in group { replies.append(reply) }
      return replies.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func hear(_ method: String, _ params: JSONMembers) {
    guard method == "notifications/cancelled", let id = RequestID(params.raw("requestId")) else { return }
    session.cancel(id)
  }
}
