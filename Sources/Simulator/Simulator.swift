import FlyingFox
import FlyingSocks
import Foundation

/// A stand-in for OpenRouter that listens on 127.0.0.1. Everything it makes says DEMO.
package final class Simulator: Sendable {
  /// A key that every simulator lets in.
  package static let demoKey = "sk-or-v1-demo"

  /// Where clients send their requests, e.g. `http://127.0.0.1:51423/api/v1`.
  package let baseURL: String
  private let ledger: Ledger
  private let server: HTTPServer
  private let running: Task<Void, Never>

  private init(baseURL: String, ledger: Ledger, server: HTTPServer, running: Task<Void, Never>) {
    self.baseURL = baseURL
    self.ledger = ledger
    self.server = server
    self.running = running
  }

  /// Opens the port and answers from then on. Throws when the port cannot be had.
  package static func start(_ options: SimulatorOptions = SimulatorOptions()) async throws -> Simulator {
    let ledger = Ledger(faults: options.faults)
    let service = Service(options: options, catalogue: Catalogue(options.catalogue), ledger: ledger)
    // Handlers may take as long as a client is ready to wait: the longest timeout a client can set is 15 minutes.
    let configuration = HTTPServer.Configuration(
      address: try .inet(ip4: "127.0.0.1", port: options.port), timeout: 3600,
      sharedRequestBufferSize: 65_536, logger: .disabled)
    let server = HTTPServer(config: configuration, handler: Switchboard(service: service))
    let listening = Task { try await server.waitUntilListening(timeout: 5) }
    let running = Task<Void, Never> {
      // Why the server ended does not matter: who waits for the port is told below, who has it sees it closed.
      try? await server.run()
      listening.cancel()
    }
    do {
      try await listening.value
    } catch {
      running.cancel()
      throw StartFailure(port: options.port)
    }
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      running.cancel()
      throw StartFailure(port: options.port)
    }
    return Simulator(
      baseURL: "http://127.0.0.1:\(port)/api/v1", ledger: ledger, server: server, running: running)
  }

  /// Closes the port and every connection.
  package func stop() async {
    await server.stop(timeout: 0)
    running.cancel()
    await running.value
  }

  /// Returns when the server has ended.
  package func waitUntilStopped() async { await running.value }

  /// Every request so far, in the order they came in.
  package func recorded() async -> [RecordedRequest] { await ledger.requests }

  /// How many requests had a path that ends so, e.g. `/images`.
  package func count(of path: String) async -> Int {
    await ledger.requests.count { $0.path.hasSuffix(path) }
  }

  /// What goes wrong from now on, in place of what went wrong before.
  package func set(faults: [Fault]) async { await ledger.set(faults: faults) }

  /// The port could not be opened.
  package struct StartFailure: Error, Sendable, CustomStringConvertible {
    package let port: UInt16
    package var description: String { "The demo service cannot listen on 127.0.0.1 port \(port)." }
  }
}
