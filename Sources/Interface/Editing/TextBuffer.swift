import Cells

/// Text being edited: what is there and where the cursor stands, counted in characters.
package struct TextBuffer: Hashable, Sendable {
  package private(set) var characters: [Character]
  package private(set) var cursor: Int
  /// Whether newlines may stand in it.
  package let isMultiline: Bool
  /// Bytes of UTF-8 that it may hold; what goes past it is dropped.
  package let limit: Int

  package init(_ text: String = "", isMultiline: Bool = false, limit: Int = 32_768) {
    characters = Array(text)
    cursor = characters.count
    self.isMultiline = isMultiline
    self.limit = limit
  }

  /// Enough for what narrows a list; every row is held against it with each key.
  package static let filterLimit = 400

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }

  /// Puts text in at the cursor; line ends become blanks in one-line buffers, other controls are left out.
  ///
  /// - Returns: whether all of it fitted.
  @discardableResult
  package mutating func insert(_ text: String) -> Bool {
    var room = limit - characters.reduce(0) { $0 + $1.utf8.count }
    var added: [Character] = []
    for character in text {
      let kept = Self.kept(character, isMultiline: isMultiline)
      guard let kept else { continue }
      room -= kept.utf8.count
      guard room >= 0 else { break }
      added.append(kept)
    }
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
    return room >= 0
  }

  package mutating func replace(with text: String) {
    characters = []
    cursor = 0
    insert(text)
  }

  package mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  package mutating func deleteForward() {
    if cursor < characters.count { characters.remove(at: cursor) }
  }

  package mutating func deleteWordBackward() { delete(from: wordStart) }

  package mutating func deleteToLineStart() { delete(from: lineStart) }

  package mutating func deleteToLineEnd() { characters.removeSubrange(cursor..<lineEnd) }

  package mutating func clear() {
    characters = []
    cursor = 0
  }

  package mutating func move(by steps: Int) { cursor = min(max(0, cursor + steps), characters.count) }

  package mutating func move(to position: Int) { cursor = min(max(0, position), characters.count) }

  package mutating func moveToLineStart() { cursor = lineStart }

  package mutating func moveToLineEnd() { cursor = lineEnd }

  package mutating func moveWord(forward: Bool) { cursor = forward ? wordEnd : wordStart }

  private mutating func delete(from start: Int) {
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  private var lineStart: Int { (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }

  private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  private var wordStart: Int {
    var position = cursor
    while position > 0, characters[position - 1].isWhitespace { position -= 1 }
    while position > 0, !characters[position - 1].isWhitespace { position -= 1 }
    return position
  }

  private var wordEnd: Int {
    var position = cursor
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    while position < characters.count, !characters[position].isWhitespace { position += 1 }
    return position
  }

  private static func kept(_ character: Character, isMultiline: Bool) -> Character? {
    if ["\n", "\r", "\r\n"].contains(character) { return isMultiline ? "\n" : " " }
    if character == "\t" { return " " }
    let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return isControl ? nil : character
  }
}
