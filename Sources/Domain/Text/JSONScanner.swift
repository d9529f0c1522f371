import Foundation

/// Finds where the values of a JSON text begin and end, without reading what they say.
package struct JSONScanner {
  private let bytes: [UInt8]
  private var at = 0
  /// Deeper than any honest text.
  private static let deepest = 200

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The members of the object that the whole text is; nil for anything else.
  package mutating func object() -> [(key: String, value: [UInt8])]? {
    places()?.map { ($0.key, Array(bytes[$0.value])) }
  }

  /// The same, as where each value stands in the text.
  package mutating func places() -> [(key: String, value: Range<Int>)]? {
    var members: [(key: String, value: Range<Int>)] = []
    guard take(UInt8(ascii: "{")) else { return nil }
    if take(UInt8(ascii: "}")) { return isAtEnd ? [] : nil }
    repeat {
      skipBlanks()
      guard let raw = string(), let key = Self.decoded(raw), take(UInt8(ascii: ":")), let value = value() else {
        return nil
      }
      members.append((key, value))
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) && isAtEnd ? members : nil
  }

  /// The elements of the list that the whole text is.
  package mutating func list() -> [[UInt8]]? {
    var elements: [[UInt8]] = []
    guard take(UInt8(ascii: "[")) else { return nil }
    if take(UInt8(ascii: "]")) { return isAtEnd ? [] : nil }
    repeat {
      guard let value = value() else { return nil }
      elements.append(Array(bytes[value]))
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) && isAtEnd ? elements : nil
  }

  private var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return at == bytes.count
    }
  }

  private mutating func skipBlanks() {
    if at == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    while at < bytes.count, bytes[at] <= 0x20, Self.isBlank(bytes[at]) { at += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func value() -> Range<Int>? {
    skipBlanks()
    let start = at
    return skipValue(0) ? start..<at : nil
  }

  private mutating func skipValue(_ depth: Int) -> Bool {
    skipBlanks()
    guard depth < Self.deepest, at < bytes.count else { return false }
    switch bytes[at] {
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "{"): return nested(UInt8(ascii: "}"), depth, hasKeys: true)
    case UInt8(ascii: "["): return nested(UInt8(ascii: "]"), depth, hasKeys: false)
    default: return word()
    }
  }

  private mutating func nested(_ end: UInt8, _ depth: Int, hasKeys: Bool) -> Bool {
    at += 1
    if take(end) { return true }
    repeat {
      skipBlanks()
      if hasKeys, string() == nil || !take(UInt8(ascii: ":")) { return false }
      guard skipValue(depth + 1) else { return false }
    } while take(UInt8(ascii: ","))
    return take(end)
  }

  /// A number, or one of the three words.
  private mutating func word() -> Bool {
    let start = at
    while at < bytes.count, Self.isOfWord(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    return ["true", "false", "null"].contains(text) || Self.isNumber(bytes[start..<at])
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x45 || [0x2B, 0x2D, 0x2E].contains(byte)
  }

  /// `-1.5e+3`; no needless nought, no bare point.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word.first == UInt8(ascii: "-") ? word.dropFirst() : word
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    let isNought = rest.first == 0x30
    let whole = digits()
    guard whole > 0, !isNought || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    guard rest.first == 0x65 || rest.first == 0x45 else { return rest.isEmpty }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return digits() > 0 && rest.isEmpty
  }

  /// With its quotes.
  private mutating func string() -> ArraySlice<UInt8>? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
    let start = at
    at += 1
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at += 2
      case UInt8(ascii: "\""):
        at += 1
        return bytes[start..<at]
      case 0..<0x20: return nil
      default: at += 1
      }
    }
    return nil
  }

  private static func decoded(_ quoted: ArraySlice<UInt8>) -> String? {
    if !quoted.contains(UInt8(ascii: "\\")) { return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self) }
    return try? JSONSerialization.jsonObject(with: Data(quoted), options: .fragmentsAllowed) as? String
  }
}
