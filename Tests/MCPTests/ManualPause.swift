import Synchronization

/// Waits that last until a test ends them, or their tasks are cancelled.
final class ManualPause: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: (duration: Duration, wake: CheckedContinuation<Void, Never>)] = [:]
    /// Those that were cancelled before they waited.
    var gone: Set<Int> = []
  }

  private let state = Mutex(State())

  func pause(_ duration: Duration) async {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { wake in
        let isGone = state.withLock { state in
          if state.gone.remove(id) != nil { return true }
          state.waiting[id] = (duration, wake)
          return false
        }
        if isGone { wake.resume() }
      }
    } onCancel: {
      let wake = state.withLock { state in
        let known = state.waiting.removeValue(forKey: id)
        if known == nil { state.gone.insert(id) }
        return known?.wake
      }
      wake?.resume()
    }
  }

  /// Ends all waits of a length, once there is one.
  func end(_ duration: Duration) async {
    while !state.withLock({ $0.waiting.values.contains { $0.duration == duration } }) { await Task.yield() }
    let woken = state.withLock { state in
      let ended = state.waiting.filter { $0.value.duration == duration }
      for id in ended.keys { state.waiting[id] = nil }
      return ended.values.map(\.wake)
    }
    for wake in woken { wake.resume() }
  }
}
