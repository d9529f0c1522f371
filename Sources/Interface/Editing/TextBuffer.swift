/// Text being edited: what is there and where the cursor stands, counted in characters.
package struct TextBuffer: Sendable {
  package private(set) var characters: [Character]
  package private(set) var cursor: Int
  /// Whether all of it was put there by the program and is selected: what is typed takes its place, an arrow keeps it.
  package private(set) var isSelected = false
  /// Whether newlines may stand in it.
  package let isMultiline: Bool
  /// Bytes of UTF-8 that it may hold; what goes past it is dropped.
  package let limit: Int
  /// What was cut; who hands it from one text to the next lets it be put in there.
  package var kills = KillRing()
  private var history = TextHistory()

  package init(
    _ text: String = "", isMultiline: Bool = false, limit: Int = 32_768, isSelected: Bool = false
  ) {
    characters = Array(text)
    cursor = characters.count
    self.isMultiline = isMultiline
    self.limit = limit
    self.isSelected = isSelected && !characters.isEmpty
  }

  /// Enough for what narrows a list; every row is held against it with each key.
  package static let filterLimit = 400

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }
  package var canUndo: Bool { history.canUndo }
  package var canRedo: Bool { history.canRedo }

  /// Puts text in at the cursor; line ends become blanks in one-line buffers, other controls are left out.
  ///
  /// - Returns: whether all of it fitted.
  @discardableResult
  package mutating func insert(_ text: String) -> Bool {
    let range = isSelected ? 0..<characters.count : cursor..<cursor
    let (added, fits) = accepted(text, room: limit - bytes(without: range))
    replace(range, with: added)
    return fits
  }

  package mutating func replace(with text: String) {
    replace(0..<characters.count, with: accepted(text, room: limit).0)
  }

  package mutating func deleteBackward() {
    if isSelected { return clear() }
    if cursor > 0 { replace(cursor - 1..<cursor, with: []) }
  }

  package mutating func deleteForward() {
    if isSelected { return clear() }
    if cursor < characters.count { replace(cursor..<cursor + 1, with: []) }
  }

  package mutating func deleteWordBackward() { cut(wordStart..<cursor) }
  package mutating func deleteWordForward() { cut(cursor..<wordEnd) }
  package mutating func deleteToLineStart() { cut(lineStart..<cursor) }
  package mutating func deleteToLineEnd() { cut(cursor..<lineEnd) }
  package mutating func clear() { replace(0..<characters.count, with: []) }

  /// Puts in what was cut last.
  package mutating func yank() {
    let text = kills.newest()
    if !text.isEmpty { insert(String(text)) }
  }

  /// What was just put in becomes what was cut before it.
  package mutating func yankOlder() {
    let put = kills.current
    let start = cursor - put.count
    guard !put.isEmpty, start >= 0, Array(characters[start..<cursor]) == put else { return }
    let older = String(kills.older())
    replace(start..<cursor, with: accepted(older, room: limit - bytes(without: start..<cursor)).0)
  }

  package mutating func move(by steps: Int) { move(to: cursor + steps) }

  package mutating func move(to position: Int) {
    cursor = min(max(0, position), characters.count)
    isSelected = false
    history.close()
  }

  package mutating func moveToLineStart() { move(to: lineStart) }
  package mutating func moveToLineEnd() { move(to: lineEnd) }
  package mutating func moveWord(forward: Bool) { move(to: forward ? wordEnd : wordStart) }

  /// Takes the last change back; false without one.
  @discardableResult
  package mutating func undo() -> Bool {
    guard let step = history.undo() else { return false }
    put(step.removed, over: step.start..<step.start + step.added.count)
    return true
  }

  /// Does again what was taken back last; false without it.
  @discardableResult
  package mutating func redo() -> Bool {
    guard let step = history.redo() else { return false }
    put(step.added, over: step.start..<step.start + step.removed.count)
    return true
  }

  private mutating func cut(_ range: Range<Int>) {
    let range = isSelected ? 0..<characters.count : range
    kills.take(characters[range], isForward: range.lowerBound == cursor)
    replace(range, with: [])
  }

  private func bytes(without range: Range<Int>) -> Int {
    characters[..<range.lowerBound].reduce(0) { $0 + $1.utf8.count }
      + characters[range.upperBound...].reduce(0) { $0 + $1.utf8.count }
  }

  /// The one way in which the text becomes another by an act of the user or the program.
  private mutating func replace(_ range: Range<Int>, with added: [Character]) {
    guard !range.isEmpty || !added.isEmpty else { return }
    history.record(TextHistory.Step(start: range.lowerBound, removed: Array(characters[range]), added: added))
    put(added, over: range)
  }

  private mutating func put(_ added: [Character], over range: Range<Int>) {
    characters.replaceSubrange(range, with: added)
    cursor = range.lowerBound + added.count
    isSelected = false
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

  /// What of a text may stand here, and whether that is all of it.
  private func accepted(_ text: String, room: Int) -> ([Character], Bool) {
    var room = room
    var accepted: [Character] = []
    for character in text {
      guard let kept = Self.kept(character, isMultiline: isMultiline) else { continue }
      room -= kept.utf8.count
      guard room >= 0 else { break }
      accepted.append(kept)
    }
    return (accepted, room >= 0)
  }

  private static func kept(_ character: Character, isMultiline: Bool) -> Character? {
    if ["\n", "\r", "\r\n"].contains(character) { return isMultiline ? "\n" : " " }
    if character == "\t" { return " " }
    let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return isControl ? nil : character
  }
}

/// What was done to it before does not tell two texts apart.
extension TextBuffer: Hashable {
  package static func == (a: TextBuffer, b: TextBuffer) -> Bool {
    a.cursor == b.cursor && a.isSelected == b.isSelected && a.isMultiline == b.isMultiline && a.limit == b.limit
      && a.characters == b.characters
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(characters)
    hasher.combine(cursor)
  }
}
