import Dispatch
import Domain
import Interface
import Synchronization

/// Writes what stands on Create, one state after the other and of those that wait the newest alone.
final class DraftSaver: Sendable {
  private let store: (any DraftStore)?
  private let inbox: Inbox
  private let queue = DispatchQueue(label: "draft")
  private let state = Mutex(State())

  private struct State {
    var pending: SavedDraft?
    var hasFailed = false
  }

  /// - Parameter store: nil writes nothing.
  init(store: (any DraftStore)?, inbox: Inbox) {
    self.store = store
    self.inbox = inbox
  }

  func save(_ draft: SavedDraft) {
    state.withLock { $0.pending = draft }
    queue.async { self.write() }
  }

  /// Returns when everything is written, or at the deadline.
  func finish(by deadline: DispatchTime) {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    _ = done.wait(timeout: deadline)
  }

  private func write() {
    let waiting = state.withLock { state in
      defer { state.pending = nil }
      return state.pending
    }
    guard let waiting else { return }
    do throws(Failure) {
      try store?.save(waiting)
      state.withLock { $0.hasFailed = false }
    } catch {
      // Once: it is tried again with every change.
      let isNew = state.withLock { state in
        defer { state.hasFailed = true }
        return !state.hasFailed
      }
      if isNew { inbox.post(.effectFailed(error)) }
    }
  }
}
