/// The port to what prompts may name: the user's snippets and files of wildcards.
package protocol LexiconStore: Sendable {
  /// All of it. What could not be read is left out, with a sentence for each.
  func load() -> (lexicon: Lexicon, notices: [String])

  /// Keeps a snippet; nil removes it.
  ///
  /// - Throws: `.usage` for a name that cannot be one, or where there is nothing to remove; `.storage`.
  func setSnippet(_ name: String, _ text: String?) throws(Failure)
}
