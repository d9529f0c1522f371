/// A prompt that is not sent as it was typed: its snippets are put in, and its wildcards drawn.
package struct DrawnPrompt: Hashable, Codable, Sendable {
  package var typed: String
  /// With all of it in its place; styles are joined to it later.
  package var words: String
  /// What it was drawn by; nil where nothing was drawn.
  package var seed: Int?

  package init(typed: String, words: String, seed: Int? = nil) {
    self.typed = typed
    self.words = words
    self.seed = seed
  }
}
