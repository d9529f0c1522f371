import Domain

/// Changes of settings, to take back and do again. Each concerns the fields it touched alone, so that what another
/// instance or the file's owner changed meanwhile stays.
package struct UndoHistory: Sendable {
  private var past: [SettingsChange] = []
  private var future: [SettingsChange] = []
  /// When the newest was made, in monotonic seconds; what became of it and others since does not matter.
  private(set) var last = -Double.infinity

  package init() {}

  package var canUndo: Bool { !past.isEmpty }
  package var canRedo: Bool { !future.isEmpty }

  /// Remembers a change. Changes that are undone and not redone are forgotten.
  package mutating func record(_ change: SettingsChange, at time: Double = 0) {
    last = time
    past.append(change)
    if past.count > 200 { past.removeFirst() }
    future.removeAll()
  }

  /// A change was taken back elsewhere: here it is undone as well.
  mutating func withdraw(_ change: SettingsChange) {
    guard let place = past.lastIndex(of: change) else { return }
    future.append(past.remove(at: place))
  }

  /// It was done again.
  mutating func reinstate(_ change: SettingsChange) {
    guard let place = future.lastIndex(of: change) else { return }
    past.append(future.remove(at: place))
  }

  /// The change to be taken back; nil without one.
  package mutating func undo() -> SettingsChange? {
    guard let change = past.popLast() else { return nil }
    future.append(change)
    return change
  }

  /// The change to be done again; nil without one.
  package mutating func redo() -> SettingsChange? {
    guard let change = future.popLast() else { return nil }
    past.append(change)
    return change
  }
}
