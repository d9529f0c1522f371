/// A way pictures should look: keywords and sentences that are joined to a prompt.
package struct ImageStyle: Hashable, Sendable, Identifiable {
  /// `GROUP__UID`, e.g. `visual_styles__digital_art`.
  package var id: String
  package var name: String
  package var kind: StyleKind
  package var positiveKeywords: [String]
  package var negativeKeywords: [String]
  package var positiveDescriptive: String
  package var negativeDescriptive: String
  /// For the model that writes prompts.
  package var instructions: String
  /// Whether it came with the program (and so cannot be changed, only copied).
  package var isStock: Bool

  package init(
    id: String, name: String, kind: StyleKind, positiveKeywords: [String] = [], negativeKeywords: [String] = [],
    positiveDescriptive: String = "", negativeDescriptive: String = "", instructions: String = "",
    isStock: Bool = false
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.positiveKeywords = positiveKeywords
    self.negativeKeywords = negativeKeywords
    self.positiveDescriptive = positiveDescriptive
    self.negativeDescriptive = negativeDescriptive
    self.instructions = instructions
    self.isStock = isStock
  }
}
