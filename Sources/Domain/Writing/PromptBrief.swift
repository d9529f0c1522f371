/// What the client model is told to write a prompt about.
package struct PromptBrief: Hashable, Sendable {
  package var instructions: String
  /// The name of the character shown; empty for none.
  package var character: String
  package var visType: VisType
  /// A style's id; nil is the art style of the settings, empty is none.
  package var style: String?
  /// What is known of the references, in their order; empty texts for those that were not analysed.
  package var references: [String]

  package init(
    instructions: String, character: String = "", visType: VisType = .unspecified, style: String? = nil,
    references: [String] = []
  ) {
    self.instructions = instructions
    self.character = character
    self.visType = visType
    self.style = style
    self.references = references
  }

  /// The vis type decides the format of what is written by instructions.
  package var format: Format { visType.instructFormat }
}
