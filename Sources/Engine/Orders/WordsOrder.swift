import Domain
import Service

/// One request for words, asked for by a deliberate act: exactly one POST, and one more for each model that refused it and
/// billed nothing.
package struct WordsOrder: Sendable {
  package var request: ChatRequest
  /// Whether it goes out though the ledger cannot note it.
  package var evenUnrecorded = false
  package var patience = CostPatience.lasting
  /// What must have room for it when it goes out.
  package var budget = Budget()
  /// Who asks; nil for the user.
  package var client: String?

  package init(_ request: ChatRequest, evenUnrecorded: Bool = false, patience: CostPatience = .lasting) {
    self.request = request
    self.evenUnrecorded = evenUnrecorded
    self.patience = patience
  }
}
