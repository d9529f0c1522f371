import Domain
import Engine
import Foundation
import Synchronization

/// What came of a wish.
struct PictureResult: Sendable {
  var planned: PlannedPictures
  /// In the order of the requests.
  var pictures: [KeptPicture]
  /// US dollars; nil when the service did not say for each request.
  var cost: Decimal?
  var promptTokens = 0
  var completionTokens = 0
  var model: String
  var provider: String?
  /// The models that were asked.
  var attempts: [Attempt] = []
  /// What the client should know, one sentence each.
  var remarks: [String]
  var seconds: Double
  /// What was tried, this one as the last.
  var attempts: [Attempt] = []
}

/// One act of a client that makes pictures: it goes on whoever still listens, and everybody who asks for the same hears of it.
final class PictureJob: Sendable {
  /// What is heard on the way.
  enum Event: Sendable {
    case partial(GeneratedImage)
    case ended(Result<PictureResult, GatewayError>)
  }

  private struct State {
    var listeners: [UInt64: AsyncStream<Event>.Continuation] = [:]
    var next: UInt64 = 0
    var result: Result<PictureResult, GatewayError>?
  }

  private let state = Mutex(State())

  /// - Parameter work: tells partial pictures, and returns what came.
  init(
    _ work:
      @escaping @Sendable (@escaping @Sendable (GeneratedImage) -> Void) async -> Result<PictureResult, GatewayError>
  ) {
    Task.detached { [self] in
      let result = await work { self.tell(.partial($0)) }
      end(result)
    }
  }

  var result: Result<PictureResult, GatewayError>? { state.withLock { $0.result } }

  /// All that is told from now on; the end alone where it is over.
  var events: AsyncStream<Event> {
    AsyncStream { continuation in
      let ended = state.withLock { state -> Result<PictureResult, GatewayError>? in
        if state.result == nil {
          let id = state.next
          state.next += 1
          state.listeners[id] = continuation
          continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
          }
        }
        return state.result
      }
      guard let ended else { return }
      continuation.yield(.ended(ended))
      continuation.finish()
    }
  }

  /// Waits for the end.
  func value() async throws(GatewayError) -> PictureResult {
    for await event in events { if case .ended(let result) = event { return try result.get() } }
    throw GatewayError(503, "The gateway is being stopped.", type: "server_error", code: "stopping")
  }

  private func tell(_ event: Event) {
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(event) }
  }

  private func end(_ result: Result<PictureResult, GatewayError>) {
    let listeners = state.withLock { state in
      state.result = result
      defer { state.listeners = [:] }
      return Array(state.listeners.values)
    }
    for listener in listeners {
      listener.yield(.ended(result))
      listener.finish()
    }
  }
}
