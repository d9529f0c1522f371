import FlyingSocks
import Glibc

/// An HTTP/1.1 server on 127.0.0.1 that owns every byte it sends, so that a fault can be any of them.
struct WebServer: Sendable {
  let port: UInt16
  private let running: Task<Void, Never>

  /// Opens the port and answers from then on.
  ///
  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - respond: what it throws ends the connection without an answer.
  init(port: UInt16, respond: @escaping @Sendable (WebRequest) async throws -> ServiceAnswer) async throws {
    let socket = try Socket(domain: AF_INET)
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
      try socket.listen()
      guard case .ip4(_, let taken) = try socket.sockname() else { throw SocketError.unsupportedAddress }
      self.port = taken
      let pool: some AsyncSocketPool = .make()
      try await pool.prepare()
      let listener = try AsyncSocket(socket: socket, pool: pool)
      running = Task { await Self.serve(listener, pool, respond) }
    } catch {
      try? socket.close()
      throw error
    }
  }

  /// Closes the port and every connection.
  func stop() async {
    running.cancel()
    await running.value
  }

  func waitUntilStopped() async { await running.value }

  private static func serve(
    _ listener: AsyncSocket, _ pool: some AsyncSocketPool,
    _ respond: @escaping @Sendable (WebRequest) async throws -> ServiceAnswer
  ) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await pool.run() }
      group.addTask { await accept(from: listener, respond) }
      await group.next()
      group.cancelAll()
    }
    try? listener.close()
  }

  private static func accept(
    from listener: AsyncSocket, _ respond: @escaping @Sendable (WebRequest) async throws -> ServiceAnswer
  ) async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        do {
          let socket = try await listener.accept()
          // Without it the end of an answer waits up to 40 ms for a word from the client.
          try? socket.socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
          group.addTask { await WebConnection(socket: socket, respond: respond).run() }
        } catch {
          // A client that is gone already, or no descriptor left for the moment.
          try? await Task.sleep(for: .milliseconds(10))
        }
      }
    }
  }
}
