/// Words of a prompt that are drawn by chance: `{a|b}` one of them, `{2$$a|b|c}` two, `{1-3$$…}` one to three, `__name__` a
/// line of a file. `\{`, `\|` and `\_` are mere characters; who assembles the prompt takes their `\` away.
package enum Wildcards {
  /// Bytes that a prompt may have when all is drawn: what its box takes.
  static let mostBytes = 32_768
  package static let seeds = 0...Int(Int32.max)

  /// The prompt with everything drawn. The same seed, text and files give the same words.
  ///
  /// - Throws: a `.usage` failure in one sentence: a choice is not closed, a file is missing or empty, files go round in a
  ///   circle, or it becomes too much.
  package static func expand(_ text: String, seed: Int, files: WildcardFiles) throws(Failure) -> String {
    guard mayHold(text) else { return text }
    var draw = WildcardDraw(seed: seed, files: files)
    return try draw.text(of: try WildcardParser.nodes(of: text))
  }

  /// All that a prompt can become, in order; nil when that is more than `limit`.
  package static func all(_ text: String, files: WildcardFiles, limit: Int) throws(Failure) -> [String]? {
    guard mayHold(text) else { return [text] }
    let table = WildcardTable(lists: WildcardLists(files: files), limit: limit)
    return try table.all(try WildcardParser.nodes(of: text))
  }

  /// Whether something in the prompt is drawn.
  package static func isFound(in text: String) -> Bool {
    guard mayHold(text), let nodes = try? WildcardParser.nodes(of: text) else { return false }
    return nodes.contains { if case .words = $0 { false } else { true } }
  }

  /// The seed of the image at a place, from 0, of several that are asked for at once.
  package static func seed(_ first: Int, image place: Int) -> Int {
    let room = seeds.upperBound - max(0, place)
    return first > room ? first - room - 1 : first + place
  }

  /// `\{`, `\}`, `\|`, `\_` and `\@` without their `\`.
  package static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    return text.replacing(/\\([{}|_@])/) { String($0.1) }
  }

  /// Most prompts hold nothing of the kind.
  private static func mayHold(_ text: String) -> Bool { text.contains("{") || text.contains("__") }
}
