/// The text that is sent, and what it was made of.
package struct AssembledPrompt: Hashable, Sendable {
  /// Styles first, then the prompt, then what to avoid.
  package var text: String
  /// What the picture should not show, as one list; empty for nothing.
  package var negative: String
  /// Words that stood in braces in the prompt.
  package var tags: [String]
  /// The text in pieces, in its order, each with its source; what to avoid comes last.
  package var pieces: [PromptPiece]

  package init(text: String, negative: String, tags: [String], pieces: [PromptPiece] = []) {
    self.text = text
    self.negative = negative
    self.tags = tags
    self.pieces = pieces
  }

  /// The user's words to the letter.
  package init(verbatim text: String) {
    self.init(text: text, negative: "", tags: [], pieces: [PromptPiece(.prompt, text)])
  }
}
