/// One part of a gallery filter's text: `fox`, `tag:"big fox"`, `<0.05`.
struct FilterToken: Hashable {
  /// What stands in front of the value, in lower case: `tag`, or `<` and `>` for amounts; nil for plain words.
  var key: String?
  /// Without quotes; empty while a condition is being typed.
  var value: String
  /// As it stood in the line.
  private(set) var typed: String
  /// Whether quotes kept a plain word from being read as more than that.
  private var isQuoted = false

  private static let keys: Set<String> = ["model", "type", "tag", "is", "for", "since", "until", "sort", "rating"]

  /// A single token, whose value may hold blanks without quotes around it.
  init(_ text: some StringProtocol) {
    typed = String(text)
    if let first = text.first, first == "<" || first == ">", text.count > 1 {
      (key, value) = (String(first), String(text.dropFirst()))
    } else if let colon = text.firstIndex(of: ":"), Self.keys.contains(text[..<colon].lowercased()) {
      (key, value) = (text[..<colon].lowercased(), Self.bare(text[text.index(after: colon)...]))
    } else {
      (key, value) = (nil, Self.bare(text))
      isQuoted = text.first == "\""
    }
  }

  /// The tokens of a line. A quote opens at the beginning of a word or behind a colon, and closes at the next one or at
  /// the line's end.
  static func all(in text: String) -> [FilterToken] {
    var tokens: [FilterToken] = []
    var current = ""
    var isOpen = false
    for character in text {
      if character == "\"", isOpen || current.isEmpty || current.last == ":" { isOpen.toggle() }
      if !character.isWhitespace || isOpen {
        current.append(character)
      } else if !current.isEmpty {
        tokens.append(FilterToken(current))
        current = ""
      }
    }
    return (tokens + [FilterToken(current)]).filter { $0.key != nil || !$0.value.isEmpty }
  }

  /// As it can be read again.
  var text: String {
    let needsQuotes = isQuoted || value.contains(where: \.isWhitespace)
    let value = needsQuotes ? "\"" + value.filter { $0 != "\"" } + "\"" : value
    guard let key else { return value }
    return key == "<" || key == ">" ? key + value : "\(key):\(value)"
  }

  func isSame(as other: FilterToken) -> Bool {
    key == other.key && plain == other.plain
  }

  private var plain: String { value.filter { $0 != "\"" }.lowercased() }

  private static func bare(_ text: some StringProtocol) -> String {
    guard text.first == "\"" else { return String(text) }
    return String(text).filter { $0 != "\"" }
  }
}
