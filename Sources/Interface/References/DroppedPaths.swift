import Foundation

/// Paths in what a terminal pastes when files are dropped on it: quoted, with backslashes, or as `file:` addresses.
package struct DroppedPaths: Hashable, Sendable {
  /// In order; empty where the text does not look like paths.
  package let paths: [String]

  package init(_ text: String) {
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
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\\" {
        isEscaped = true
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap { $0 }
  }
}
