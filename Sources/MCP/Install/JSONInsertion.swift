import Domain

/// Puts one value into a JSON text, which stays as it is to the byte around it.
struct JSONInsertion {
  private let path: [String]
  private let value: JSONText

  /// - Parameter path: names of members, from the outermost; what is missing is made.
  init(_ path: [String], _ value: JSONText) {
    self.path = path
    self.value = value
  }

  /// - Returns: nil where the value stands there already.
  /// - Throws: a failure for what is no JSON object, or has something else where an object is needed.
  func applied(to text: [UInt8]) throws(Failure) -> [UInt8]? {
    guard text.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      return Array((Self.nested(path[...], value).pretty + "\n").utf8)
    }
    let changed = try Self.inserted(value, path[...], into: text, indent: "")
    return changed == text ? nil : changed
  }

  private static func nested(_ path: ArraySlice<String>, _ value: JSONText) -> JSONText {
    path.reversed().reduce(value) { .object([($1, $0)]) }
  }

  /// - Parameter indent: of the line in which the object closes.
  private static func inserted(
    _ value: JSONText, _ path: ArraySlice<String>, into text: [UInt8], indent: String
  ) throws(Failure) -> [UInt8] {
    var scanner = JSONScanner(text)
    guard let members = scanner.places() else { throw Failure(.configuration, "it cannot be read as plain JSON.") }
    guard let name = path.first else { return text }
    let inner = self.indent(of: text) ?? indent + "  "
    let rest = path.dropFirst()
    guard let known = members.last(where: { $0.key == name })?.value else {
      return appended("\(JSONText.text(name).compact): \(rendered(nested(rest, value), inner))", members, text, indent)
    }
    let old = Array(text[known])
    if rest.isEmpty, isSame(old, value) { return text }
    let new =
      rest.isEmpty
      ? Array(rendered(value, inner).utf8) : try inserted(value, rest, into: old, indent: inner)
    return Array(text[..<known.lowerBound]) + new + Array(text[known.upperBound...])
  }

  private static func appended(
    _ member: String, _ members: [(key: String, value: Range<Int>)], _ text: [UInt8], _ indent: String
  ) -> [UInt8] {
    let inner = self.indent(of: text)
    if let last = members.last {
      // In one line where the others are.
      let gap = inner.map { "\n" + $0 } ?? " "
      let end = last.value.upperBound
      return Array(text[..<end]) + Array(",\(gap)\(member)".utf8) + Array(text[end...])
    }
    let start = (text.firstIndex(of: UInt8(ascii: "{")) ?? 0) + 1
    let end = text.lastIndex(of: UInt8(ascii: "}")) ?? text.count
    return Array(text[..<start]) + Array("\n\(indent)  \(member)\n\(indent)".utf8) + Array(text[end...])
  }

  /// The blanks in front of an object's first member; nil where that stands in the line of the brace.
  private static func indent(of text: [UInt8]) -> String? {
    guard let brace = text.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    let blanks = text[(brace + 1)...].prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard blanks.endIndex < text.endIndex, text[blanks.endIndex] != UInt8(ascii: "}"),
      let line = blanks.lastIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    return String(decoding: blanks[(line + 1)...], as: UTF8.self)
  }

  private static func rendered(_ value: JSONText, _ indent: String) -> String {
    value.pretty.replacing("\n", with: "\n" + indent)
  }

  /// Blanks between the parts make no difference.
  private static func isSame(_ old: [UInt8], _ value: JSONText) -> Bool {
    var isQuoted = false
    var isEscaped = false
    let bare = old.filter { byte in
      defer { isEscaped = byte == UInt8(ascii: "\\") && !isEscaped }
      if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
      return isQuoted || ![0x20, 0x09, 0x0A, 0x0D].contains(byte)
    }
    return bare == Array(value.compact.utf8)
  }
}
