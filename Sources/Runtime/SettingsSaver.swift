import Dispatch
import Domain
import Interface
import Synchronization

/// Writes settings one change after the other, and joins changes that come while one is being written.
final class SettingsSaver: Sendable {
  private let store: any SettingsStore
  private let inbox: Inbox
  private let queue = DispatchQueue(label: "settings")
  private let pending = Mutex<SettingsChange?>(nil)

  init(store: any SettingsStore, inbox: Inbox) {
    self.store = store
    self.inbox = inbox
  }

  func save(_ change: SettingsChange) {
    let isFirst = pending.withLock { waiting in
      defer { waiting = SettingsChange(old: waiting?.old ?? change.old, new: change.new) }
      return waiting == nil
    }
    if isFirst { queue.async { self.write() } }
  }

  /// Returns when everything is written, or at the deadline.
  func finish(by deadline: DispatchTime) {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    _ = done.wait(timeout: deadline)
  }

  private func write() {
    let waiting = pending.withLock { change in
      defer { change = nil }
      return change
    }
    guard let change = waiting else { return }
    do throws(Failure) {
      let saved = try store.save(change.new, changedFrom: change.old)
      let isLast = pending.withLock { $0 == nil }
      if isLast, saved != change.new { inbox.post(.settingsSaved(saved)) }
    } catch {
      inbox.post(.effectFailed(error))
    }
  }
}
