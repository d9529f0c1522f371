import Domain

/// A text to be spoken, asked for by one deliberate act: one POST for each piece of its plan that is not here yet.
package struct SpeechOrder: Sendable {
  package var plan: SpeechPlan
  package var shelf: ResultShelf
  /// Whether pieces that an earlier act paid for serve again.
  package var resumes = false
  /// Whether it goes out though the ledger cannot note it.
  package var evenUnrecorded = false
  package var patience = CostPatience.lasting
  /// Who asks; nil for the user.
  package var client: String?

  package init(_ plan: SpeechPlan, to shelf: ResultShelf) {
    self.plan = plan
    self.shelf = shelf
  }
}
