/// The start of a text that may be XML or HTML: enough to name its first element.
struct MarkupHead {
  private var rest: Substring
  /// The first element's name in lower case, without a prefix; empty when the text begins with none.
  private(set) var root = ""
  /// Whether the text declares itself as HTML.
  private(set) var isHTML = false

  init(_ bytes: ArraySlice<UInt8>) {
    rest = String(decoding: bytes, as: UTF8.self)[...]
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    while skipPrologue() {}
    guard rest.first == "<" else { return }
    let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "-" }.lowercased()
    root = name.split(separator: ":").last.map(String.init) ?? ""
    isHTML = isHTML || ["html", "head", "body", "title", "script", "div", "p"].contains(root)
  }

  /// Skips one comment, declaration or doctype with the space before it; false when there is none.
  private mutating func skipPrologue() -> Bool {
    rest = rest.drop { $0.isWhitespace }
    if rest.hasPrefix("<!--") { return skip(past: "-->") }
    if rest.hasPrefix("<?") { return skip(past: "?>") }
    guard rest.prefix(9).lowercased() == "<!doctype" else { return false }
    isHTML = isHTML || rest.dropFirst(9).prefix(16).lowercased().contains("html")
    let declaration = rest.prefix { $0 != ">" }
    return skip(past: declaration.contains("[") ? "]" : ">") && (!declaration.contains("[") || skip(past: ">"))
  }

  private mutating func skip(past end: String) -> Bool {
    var tail = rest
    while !tail.isEmpty {
      if tail.hasPrefix(end) {
        rest = tail.dropFirst(end.count)
        return true
      }
      tail.removeFirst()
    }
    rest = tail
    return false
  }
}
