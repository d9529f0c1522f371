import Domain
import OpenRouter
import Simulator
import Synchronization

/// The built-in simulator, started when the first client asks for it.
final class DemoHost: Sendable {
  private let starting = Mutex<Task<Result<Simulator, Failure>, Never>?>(nil)

  /// The client always carries the demo's own key, whatever key there is.
  func client(
    _ patience: Patience = .usual, unread: (any UnreadAnswers)? = nil
  ) async throws(Failure) -> OpenRouterClient {
    let simulator = try await running()
    return OpenRouterClient(
      baseURL: try BaseURL(simulator.baseURL), key: try APIKey(Simulator.demoKey), patience: patience,
      unread: unread)
  }

  private func running() async throws(Failure) -> Simulator {
    let task = starting.withLock { starting in
      let task = starting ?? Task { await Self.start() }
      starting = task
      return task
    }
    return try await task.value.get()
  }

  private static func start() async -> Result<Simulator, Failure> {
    do {
      return .success(try await Simulator.start())
    } catch {
      return .failure(
        Failure(.network, "The demo service cannot be started: \(Harmless.line("\(error)", limit: 200))."))
    }
  }
}
