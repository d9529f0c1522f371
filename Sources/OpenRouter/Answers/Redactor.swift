import Domain

/// Takes keys, and the passwords of proxies, out of text that leaves this room.
struct Redactor: Sendable {
  static let prefix = "sk-or-"
  /// What stands in a key's place.
  static let mark = "sk-or-…"

  private let secret: String?
  /// Knows the key in disguise; nil without a key.
  private let traces: KeyTraces?

  init(_ key: APIKey?) {
    secret = key?.reveal()
    traces = secret.flatMap { KeyTraces($0) }
  }

  /// What must not be seen, in the forms in which a service would echo it.
  var words: [String] { [Self.prefix, secret].compactMap { $0 } + (traces?.forms ?? []) }

  /// The text without the key itself, in whatever disguise, and without anything that looks like one.
  func clean(_ text: String) -> String {
    var text = text
    if let secret, text.holds(secret) { text = text.replacing(secret, with: Self.mark) }
    if text.holds(Self.prefix) { text = Self.maskKeys(in: text) }
    return traces?.masked(text) ?? text
  }

  /// One short line for a failure's title: no key, no password of a proxy, nothing invisible.
  func line(_ text: String, limit: Int = 600) -> String {
    let bounded = String(text.prefix(limit * 4))
    return Harmless.line(Self.maskPasswords(in: clean(bounded)), limit: limit)
  }

  /// How many characters at the end of the text may be the beginning of a key, and so must wait for what follows.
  func unfinishedTail(of text: String) -> Int {
    if let start = text.ranges(of: Self.prefix).last, text[start.upperBound...].allSatisfy(Self.isPartOfKey) {
      let length = text.distance(from: start.lowerBound, to: text.endIndex)
      if length <= 600 { return length }
    }
    let plain = [Self.prefix, secret].compactMap { $0 }.map { Self.overlap(ofEnd: text, withStart: $0) }.max() ?? 0
    return max(plain, traces?.unfinishedTail(of: text) ?? 0)
  }

  private static func overlap(ofEnd text: String, withStart word: String) -> Int {
    var length = min(text.count, word.count - 1)
    while length > 0, !text.hasSuffix(word.prefix(length)) { length -= 1 }
    return max(0, length)
  }

  private static func maskKeys(in text: String) -> String {
    var out = ""
    var rest = text[...]
    while let found = rest.firstRange(of: prefix) {
      out += rest[..<found.lowerBound] + mark
      rest = rest[found.upperBound...].drop { isPartOfKey($0) || $0 == "…" }
    }
    return out + rest
  }

  /// `http://user:word@proxy` becomes `http://…@proxy`.
  private static func maskPasswords(in text: String) -> String {
    guard text.holds("@"), text.holds("://") else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard let start = word.firstRange(of: "://")?.upperBound, let at = word.lastIndex(of: "@"), start < at else {
        return String(word)
      }
      return word[..<start] + "…" + word[at...]
    }.joined(separator: " ")
  }

  private static func isPartOfKey(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "-" || character == "_")
  }
}
