/// What was done to a text, to take back and to do again. The letters of a word are one step.
package struct TextHistory: Sendable {
  /// One stretch of the text that became another.
  package struct Step: Sendable {
    package var start: Int
    package var removed: [Character]
    package var added: [Character]

    var size: Int { removed.count + added.count }
  }

  private var past: [Step] = []
  private var future: [Step] = []
  /// Whether the next letter may join the last step.
  private var isOpen = false

  /// Steps that are kept, and the characters in all of them: a prompt that is replaced again and again stays small.
  private static let mostSteps = 200
  private static let mostCharacters = 200_000

  package init() {}

  package var canUndo: Bool { !past.isEmpty }
  package var canRedo: Bool { !future.isEmpty }

  /// The cursor went elsewhere: what follows is a step of its own.
  mutating func close() { isOpen = false }

  /// Remembers a change. What was taken back and not done again is forgotten.
  mutating func record(_ step: Step) {
    guard step.size > 0 else { return }
    future.removeAll()
    if isOpen, let last = past.last, let joined = Self.joined(last, step) {
      past[past.count - 1] = joined
    } else {
      past.append(step)
    }
    isOpen = step.added.count == 1 || step.size == 1
    trim()
  }

  /// The step to be taken back; nil without one.
  mutating func undo() -> Step? {
    isOpen = false
    guard let step = past.popLast() else { return nil }
    future.append(step)
    return step
  }

  /// The step to be done again; nil without one.
  mutating func redo() -> Step? {
    isOpen = false
    guard let step = future.popLast() else { return nil }
    past.append(step)
    return step
  }

  /// Letters typed or rubbed out one after the other; a word that begins is a new step.
  private static func joined(_ last: Step, _ next: Step) -> Step? {
    if !last.added.isEmpty, next.removed.isEmpty, next.added.count == 1, next.start == last.start + last.added.count,
      !beginsWord(after: last.added.last, next.added[0])
    {
      return Step(start: last.start, removed: last.removed, added: last.added + next.added)
    }
    guard last.added.isEmpty, next.added.isEmpty, next.removed.count == 1 else { return nil }
    if next.start + 1 == last.start, !beginsWord(after: last.removed.first, next.removed[0]) {
      return Step(start: next.start, removed: next.removed + last.removed, added: [])
    }
    return next.start == last.start ? Step(start: last.start, removed: last.removed + next.removed, added: []) : nil
  }

  private static func beginsWord(after last: Character?, _ next: Character) -> Bool {
    last?.isWhitespace == true && !next.isWhitespace
  }

  /// The oldest go first; the newest stays, however large it is.
  private mutating func trim() {
    var size = past.reduce(0) { $0 + $1.size }
    while past.count > 1, past.count > Self.mostSteps || size > Self.mostCharacters { size -= past.removeFirst().size }
  }
}
