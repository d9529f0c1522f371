import Domain

/// What was done on Create, to take back with `u` and to do again. What is typed is one act, from opening a box to leaving
/// it; a prompt that was replaced by a model, by a picture's or by `$EDITOR`'s is one, too.
package struct CreateHistory: Sendable {
  enum Step: Sendable {
    /// What Create held before and after it.
    case content(before: CreateState, after: CreateState)
    /// A setting was changed there.
    case setting(SettingsChange)
  }

  private var past: [Step] = []
  private var future: [Step] = []
  /// Create as of the last step.
  var settled = CreateState()
  /// When the newest was done, in monotonic seconds.
  private(set) var last = -Double.infinity

  package init() {}

  package var canUndo: Bool { !past.isEmpty }
  package var canRedo: Bool { !future.isEmpty }

  mutating func record(_ step: Step, at time: Double) {
    last = time
    past.append(step)
    if past.count > 50 { past.removeFirst() }
    future.removeAll()
  }

  mutating func undo() -> Step? {
    guard let step = past.popLast() else { return nil }
    future.append(step)
    return step
  }

  mutating func redo() -> Step? {
    guard let step = future.popLast() else { return nil }
    past.append(step)
    return step
  }
}
