import Domain

/// Settings as they were, to go back to and forth again.
package struct UndoHistory: Sendable {
  private var past: [Settings] = []
  private var future: [Settings] = []

  package init() {}

  package var canUndo: Bool { !past.isEmpty }
  package var canRedo: Bool { !future.isEmpty }

  /// Remembers what a change replaces. Changes that are undone and not redone are forgotten.
  package mutating func record(_ settings: Settings) {
    past.append(settings)
    if past.count > 200 { past.removeFirst() }
    future.removeAll()
  }

  package mutating func undo(from current: Settings) -> Settings? {
    guard let settings = past.popLast() else { return nil }
    future.append(current)
    return settings
  }

  package mutating func redo(from current: Settings) -> Settings? {
    guard let settings = future.popLast() else { return nil }
    past.append(current)
    return settings
  }
}
