import Domain
import Service
import Synchronization

/// What the program does, once, for every front end: orders, accounts, the catalogue, the library.
///
/// Nobody else calls the service. A front end asks for one thing and shows what it hears.
package final class Engine: Sendable {
  package let ports: EnginePorts
  /// Nil where no account of spending is kept.
  let accounts: LedgerQueue?
  private let state: Mutex<State>

  private struct State {
    var key: APIKey?
    var client: (any ImageService)?
  }

  /// - Parameter key: the key in use; nil without one.
  package init(_ ports: EnginePorts, key: APIKey?) {
    self.ports = ports
    accounts = ports.ledger.map { LedgerQueue($0) }
    state = Mutex(State(key: key))
  }

  package var hasKey: Bool { state.withLock { $0.key != nil } }

  /// From now on requests carry another key.
  package func use(_ key: APIKey) {
    state.withLock {
      $0.key = key
      $0.client = nil
    }
  }

  /// The client for the key in use; made when it is first needed.
  func service() async throws(Failure) -> any ImageService {
    if let client = state.withLock({ $0.client }) { return client }
    let key = state.withLock { $0.key }
    let made = try await ports.makeService(key, .usual)
    // Meanwhile another task may have made one, or the key may have changed.
    return state.withLock { state in
      guard state.key == key else { return made }
      let client = state.client ?? made
      state.client = client
      return client
    }
  }

  /// A client with another patience for what costs nothing.
  func service(_ patience: Patience) async throws(Failure) -> any ImageService {
    let key = state.withLock { $0.key }
    return try await ports.makeService(key, patience)
  }
}
