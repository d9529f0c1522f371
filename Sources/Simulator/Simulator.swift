/// A stand-in for OpenRouter that listens on 127.0.0.1. Everything it makes says DEMO.
package final class Simulator: Sendable {
  /// A key that every simulator lets in.
  package static let demoKey = "sk-or-v1-demo"

  /// Where clients send their requests, e.g. `http://127.0.0.1:51423/api/v1`.
  package let baseURL: String
  private let ledger: Ledger
  private let server: WebServer

  private init(ledger: Ledger, server: WebServer) {
    baseURL = "http://127.0.0.1:\(server.port)/api/v1"
    self.ledger = ledger
    self.server = server
  }

  /// Opens the port and answers from then on. Throws when the port cannot be had.
  package static func start(_ options: SimulatorOptions = SimulatorOptions()) async throws -> Simulator {
    let ledger = Ledger(faults: options.faults)
    let service = Service(options: options, catalogue: SimulatedCatalogue(options.catalogue), ledger: ledger)
    let switchboard = Switchboard(service: service)
    do {
      let server = try await WebServer(port: options.port) { request in try await switchboard.answer(request) }
      return Simulator(ledger: ledger, server: server)
    } catch {
      throw StartFailure(port: options.port)
    }
  }

  /// Closes the port and every connection.
  package func stop() async { await server.stop() }

  /// Returns when the server has ended.
  package func waitUntilStopped() async { await server.waitUntilStopped() }

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
