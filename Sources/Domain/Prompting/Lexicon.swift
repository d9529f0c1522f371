/// What a prompt may name instead of writing it out: snippets by `@name`, and files of wildcards by `__name__`.
package struct Lexicon: Hashable, Sendable {
  /// As many prompts as are listed where they can be drawn.
  package static let few = 100

  package var snippets: SnippetBook
  package var wildcards: WildcardFiles

  package init(snippets: SnippetBook = SnippetBook(), wildcards: WildcardFiles = WildcardFiles()) {
    self.snippets = snippets
    self.wildcards = wildcards
  }

  /// The prompt of one image of a draft; nil where it is sent as it was typed.
  ///
  /// - Parameter place: of the image among all that are asked for, from 0; each draws anew.
  /// - Throws: a `.usage` failure that says what cannot be put in or drawn.
  package func drawn(_ draft: Draft, image place: Int = 0) throws(Failure) -> DrawnPrompt? {
    guard !draft.isVerbatim else { return nil }
    let written = try snippets.expand(draft.prompt)
    guard draws(draft) else {
      return written == draft.prompt ? nil : DrawnPrompt(typed: draft.prompt, words: written)
    }
    let seed = Wildcards.seed(draft.wildcardSeed, image: place)
    let words = try Wildcards.expand(written, seed: seed, files: wildcards)
    return DrawnPrompt(typed: draft.prompt, words: words, seed: seed)
  }

  /// Whether something of the prompt is drawn by chance.
  package func draws(_ draft: Draft) -> Bool {
    guard !draft.isVerbatim, let written = try? snippets.expand(draft.prompt) else { return false }
    return Wildcards.isFound(in: written)
  }

  /// All that the prompt can become, in order; nil when that is more than `limit`.
  package func all(_ prompt: String, limit: Int) throws(Failure) -> [String]? {
    try Wildcards.all(try snippets.expand(prompt), files: wildcards, limit: limit)
  }
}
