import Domain
import OpenRouter
import Simulator
import Synchronization

/// The built-in simulator, started when the first client asks for it.
final class DemoHost: Sendable {
  private let starting = Mutex<Task<Result<Simulator, Failure>, Never>?>(nil)

  /// Where it is, and the key that it lets in.
  func access() async throws(Failure) -> (BaseURL, APIKey) {
    let simulator = try await running()
    return (try BaseURL(simulator.baseURL), try APIKey(Simulator.demoKey))
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
