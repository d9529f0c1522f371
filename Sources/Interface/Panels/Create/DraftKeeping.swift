import Domain

/// When what stands on Create is written to the disk, so that it is there at the next start.
package struct DraftKeeping: Sendable {
  /// Seconds that a change rests before it is written.
  package static let rest = 3.0

  /// As it was last read or handed to the disk.
  var kept = SavedDraft(CreateState(), awaiting: [])
  /// When the panel last changed, in monotonic seconds; nil where that was looked at.
  var changed: Double?
  /// Paths of references of the last time that are still being read.
  var awaited: [String] = []
  /// Prompts that made way for others and are to be kept among those of earlier.
  var replaced: [String] = []
}

extension SavedDraft {
  /// - Parameter awaiting: references that belong to it and are not read yet.
  init(_ create: CreateState, awaiting: [String]) {
    self.init(
      prompt: create.prompt.text, negative: create.negative.text, instructions: create.instructions.text,
      character: create.character, visType: create.visType, format: create.format, style: create.style,
      count: create.count, references: awaiting + create.references.map(\.path).filter { !awaiting.contains($0) })
  }
}

extension Model {
  /// What is to be written before the program ends; nil when the disk has it.
  package var unsavedDraft: SavedDraft? {
    let draft = SavedDraft(create, awaiting: drafts.awaited)
    return draft == drafts.kept ? nil : draft
  }

  /// When a change has rested for long enough, in monotonic seconds; nil where nothing waits.
  package var draftDue: Double? { drafts.changed.map { $0 + DraftKeeping.rest } }

  /// Puts back what stood there the last time; references follow once they are read, see `start()`.
  package mutating func restore(_ draft: SavedDraft) {
    create.prompt.replace(with: draft.prompt)
    create.negative.replace(with: draft.negative)
    create.instructions.replace(with: draft.instructions)
    create.character = draft.character
    create.visType = draft.visType
    create.format = draft.format
    let isKnown = draft.style.map { $0.isEmpty || world.styles.style($0) != nil } ?? true
    create.style = isKnown ? draft.style : nil
    create.count = Rules.images.clamp(draft.count)
    drafts.awaited = Array(draft.references.prefix(Rules.mostReferences))
    drafts.kept = draft
  }

  /// Has the references of the last time read.
  mutating func restoredReferences() -> [Effect] { readReferences(drafts.awaited, .restore) }

  /// What it became is compared when it has rested: long texts are not to be looked through with every key.
  mutating func noteDraft() { drafts.changed = now }

  /// Writes what has rested, so that even a kill loses little.
  mutating func keepDraft(at time: Double) -> [Effect] {
    guard let draftDue, time >= draftDue else { return [] }
    drafts.changed = nil
    guard let unsavedDraft else { return [] }
    drafts.kept = unsavedDraft
    return [.saveDraft(unsavedDraft)]
  }
}
