import Foundation

/// Paths in what a terminal pastes when files are dropped on it: quoted, with backslashes, or as `file:` addresses.
package struct DroppedPaths: Hashable, Sendable {
  /// In order; empty where the text does not look like paths.
  package let paths: [String]

  /// More is no list of files that anybody dropped.
  private static let longest = 65_536

  package init(_ text: String) {
    guard text.utf8.count <= Self.longest else {
      paths = []
      return
    }
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
    paths = lines.filter { !$0.isEmpty }.flatMap(Self.paths)
  }

  private static func paths(in line: String) -> [String] {
    let words = words(line).map(plain)
    if !words.isEmpty, words.allSatisfy(isRooted) { return words }
    // Some terminals paste a name with blanks as it is.
    return isRooted(line) ? [line] : []
  }

  private static func isRooted(_ path: String) -> Bool { path.hasPrefix("/") || path.hasPrefix("~/") }

  private static func plain(_ word: String) -> String {
    guard word.hasPrefix("file://") else { return word }
    let rest = word.dropFirst("file://".count)
    let path = rest.hasPrefix("/") ? String(rest) : rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? word
    return path.removingPercentEncoding ?? path
  }

  /// Split as a shell does.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    // Grown in place: a new string for each character would make a long word take minutes.
    var word = ""
    var hasWord = false
    var quote: Character?
    var isEscaped = false
    for character in line {
      if !isEscaped, quote == nil, character.isWhitespace {
        if hasWord { words.append(word) }
        (word, hasWord) = ("", false)
      } else if isEscaped || quote.map({ $0 != character }) ?? !"\\'\"".contains(character) {
        word.append(character)
        (hasWord, isEscaped) = (true, false)
      } else if character == "\\" {
        isEscaped = true
      } else {
        quote = quote == nil ? character : nil
        hasWord = true
      }
    }
    return hasWord ? words + [word] : words
  }
}
