import Synchronization

/// One act for another program: it goes on whoever still listens, and everybody who asks for the same hears of it.
package final class SharedJob<Part: Sendable, Value: Sendable, Problem: Error & Sendable>: Sendable {
  /// What is heard on the way.
  package enum Event: Sendable {
    case partial(Part)
    case ended(Result<Value, Problem>)
  }

  /// What is done: it tells parts, and returns what came.
  package typealias Work = @Sendable (@escaping @Sendable (Part) -> Void) async -> Result<Value, Problem>

  private struct State {
    var listeners: [UInt64: AsyncStream<Event>.Continuation] = [:]
    var next: UInt64 = 0
    var result: Result<Value, Problem>?
    var task: Task<Void, Never>?
  }

  private let state = Mutex(State())

  package init(_ work: @escaping Work) {
    let task = Task.detached { [self] in
      let result = await work { self.tell(.partial($0)) }
      end(result)
    }
    state.withLock { if $0.result == nil { $0.task = task } }
  }

  package var result: Result<Value, Problem>? { state.withLock { $0.result } }

  /// How many wait for it.
  package var listenerCount: Int { state.withLock { $0.listeners.count } }

  /// Asks it to end as soon as it may.
  package func cancel() { state.withLock { $0.task }?.cancel() }

  /// All that is told from now on; the end alone where it is over.
  package var events: AsyncStream<Event> {
    AsyncStream { continuation in
      let ended = state.withLock { state -> Result<Value, Problem>? in
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
  ///
  /// - Returns: nil where the waiting task was cancelled before.
  package func ending() async -> Result<Value, Problem>? {
    for await event in events { if case .ended(let result) = event { return result } }
    return nil
  }

  private func tell(_ event: Event) {
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(event) }
  }

  private func end(_ result: Result<Value, Problem>) {
    let listeners = state.withLock { state in
      state.result = result
      state.task = nil
      defer { state.listeners = [:] }
      return Array(state.listeners.values)
    }
    for listener in listeners {
      listener.yield(.ended(result))
      listener.finish()
    }
  }
}
