import Foundation

/// What the program knows of the outside at this moment, read-only to fields and views.
package struct World: Sendable {
  package var catalogue = Catalogue.empty
  package var catalogueState = CatalogueState.absent
  /// Endpoint records by model id, as far as they were asked for. An empty list: the service has none.
  package var endpoints: [String: [ImageEndpoint]] = [:]
  /// What images have cost so far, by model.
  package var learntCosts: [String: LearntCost] = [:]
  /// What was spent, as the ledger has it; nil where none is kept.
  package var spending: SpendSummary?
  package var keyState = KeyState.missing
  package var keySource: KeySource?
  /// The key, masked; nil without one.
  package var maskedKey: String?
  /// Finds the key, and what looks like one, in what the user wrote.
  package var keySearch = KeySearch(nil)
  package var styles = StyleBook()
  /// What a prompt may name.
  package var lexicon = Lexicon()
  /// Names of the themes that can be chosen.
  package var themes: [String] = []
  /// Whether the built-in simulator answers.
  package var isDemo = false
  /// Whether one without a key has seen the ways on already.
  package var wasWelcomed = false
  /// Where styles of the user's own live, for notes.
  package var stylesFolder = ""

  package init() {}
}
