import Cells

extension Key {
  /// A key as people write it: `x`, `^G`, `Ctrl-G`, `Alt-x`, `Enter`, `S-Tab`, `PgUp`, `F5`. Nil for other words.
  package init?(spelled text: String) {
    if text.count == 1, let character = text.first {
      self = Self.signs[text] ?? .character(character)
      return
    }
    let word = text.lowercased()
    if let key = Self.names[word] {
      self = key
    } else if let letter = Self.rest(of: word, after: ["^", "ctrl-", "c-"]) {
      self = .control(letter)
    } else if let letter = Self.rest(of: text, after: ["Alt-", "alt-", "M-", "m-"]) {
      self = .alt(letter)
    } else if word.hasPrefix("f"), let number = Int(word.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// The one character behind a prefix.
  private static func rest(of word: String, after prefixes: [String]) -> Character? {
    prefixes.lazy.filter { word.hasPrefix($0) }.map { word.dropFirst($0.count) }.first { $0.count == 1 }?.first
  }

  private static let signs: [String: Key] = ["⏎": .enter, "↑": .up, "↓": .down, "←": .left, "→": .right]

  private static let names: [String: Key] = [
    "space": .character(" "), "enter": .enter, "return": .enter, "tab": .tab, "s-tab": .backTab, "shift-tab": .backTab,
    "esc": .escape, "escape": .escape, "backspace": .backspace, "del": .delete, "delete": .delete, "ins": .insert,
    "insert": .insert, "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end,
    "pgup": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown, "s-up": .shiftUp, "s-↑": .shiftUp,
    "s-down": .shiftDown, "s-↓": .shiftDown, "s-left": .shiftLeft, "s-←": .shiftLeft, "s-right": .shiftRight,
    "s-→": .shiftRight, "alt-backspace": .alt("\u{7F}"),
  ]

  /// Whether it is a letter or a sign that text is made of.
  var isText: Bool {
    if case .character = self { true } else { false }
  }
}
