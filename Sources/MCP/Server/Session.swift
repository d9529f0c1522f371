import Domain
import Synchronization

/// What is known of the client at the other end, and its calls that are under way.
final class Session: Sendable {
  private struct State {
    /// By the handshake; nil before.
    var version: ProtocolVersion?
    var client = ClientLimit.Scope.agent
    var running: [RequestID: Task<Void, Never>] = [:]
  }

  /// What becomes of a new call.
  enum Admission { case started, idInUse, tooMany }

  private let state = Mutex(State())
  private static let mostCalls = 32

  var version: ProtocolVersion? { state.withLock { $0.version } }
  var client: String { state.withLock { $0.client } }

  func shake(_ version: ProtocolVersion, client: String) {
    state.withLock {
      $0.version = version
      $0.client = client
    }
  }

  /// - Parameter call: is to say `end` before it answers.
  func start(_ id: RequestID, _ call: @escaping @Sendable () async -> Void) -> Admission {
    state.withLock { state in
      if state.running[id] != nil { return .idInUse }
      if state.running.count >= Self.mostCalls { return .tooMany }
      state.running[id] = Task { await call() }
      return .started
    }
  }

  /// - Returns: whether anybody waits for its answer still.
  func end(_ id: RequestID) -> Bool { state.withLock { $0.running.removeValue(forKey: id) } != nil }

  /// A call that is cancelled gets no answer.
  func cancel(_ id: RequestID) { state.withLock { $0.running.removeValue(forKey: id) }?.cancel() }

  /// Waits for the calls that are under way.
  func finish() async {
    for task in state.withLock({ Array($0.running.values) }) { await task.value }
  }
}
