/// The prompts of earlier that hold what is typed: those with the very words first, newest first among each.
package struct PromptPicker: Sendable {
  /// Bytes of a prompt that are searched.
  private static let longest = 2000

  /// Newest first.
  package private(set) var prompts: [PastPrompt]
  /// Places in `prompts`, as shown.
  package private(set) var rows: [Int32]
  private var index: FuzzyIndex
  private var filter: [[UInt8]] = []
  /// What the last filter found, so that a longer one looks only there.
  private var narrowed: [Int32]

  /// Takes about as long as reading the prompts once.
  package init(_ prompts: [PastPrompt] = []) {
    self.prompts = prompts
    index = FuzzyIndex(prompts.lazy.map { [$0.text, $0.model] }, longest: Self.longest)
    rows = Array(0..<Int32(prompts.count))
    narrowed = rows
  }

  package func prompt(at row: Int) -> PastPrompt? {
    rows.indices.contains(row) ? prompts[Int(rows[row])] : nil
  }

  package mutating func setFilter(_ text: String) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    let candidates = FuzzyMatch.extends(words, filter) ? narrowed : Array(0..<Int32(prompts.count))
    filter = words
    rows = index.matches(words, among: candidates, score: FuzzyMatch.proseScore)
    narrowed = rows.sorted()
  }

  /// The list without a prompt, under the same filter.
  package mutating func remove(_ id: Int64, filter text: String) {
    self = PromptPicker(prompts.filter { $0.id != id })
    setFilter(text)
  }
}
