/// Reads JSON text (RFC 8259) into a `WireJSON` value.
struct JSONReader {
  /// Why a text is not JSON, with the byte offset.
  struct Failure: Error, Equatable {
    var reason: String
    var offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  /// Nesting past this is refused, so that a hostile body cannot exhaust the stack.
  private static let deepest = 128

  /// The document in `text`. Throws on anything but one complete JSON value.
  static func read(_ text: [UInt8]) throws(Failure) -> WireJSON {
    let result: Result<WireJSON, Failure> = text.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer)
      return Result { () throws(Failure) in try reader.document() }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func document() throws(Failure) -> WireJSON {
    let value = try value(depth: 0)
    skipSpace()
    guard offset == bytes.count else { throw failure("text after the value") }
    return value
  }

  private mutating func value(depth: Int) throws(Failure) -> WireJSON {
    guard depth < Self.deepest else { throw failure("nested too deeply") }
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(Failure) -> WireJSON {
    offset += 1
    var members: [WireJSON.Member] = []
    skipSpace()
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw failure("a key was expected") }
      let key = try string()
      skipSpace()
      guard take(":") else { throw failure("a colon was expected") }
      members.append(WireJSON.Member(key: key, value: try value(depth: depth)))
      skipSpace()
    } while take(",")
    guard take("}") else { throw failure("a closing brace was expected") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Failure) -> WireJSON {
    offset += 1
    var items: [WireJSON] = []
    skipSpace()
    if take("]") { return .array(items) }
    repeat {
      items.append(try value(depth: depth))
      skipSpace()
    } while take(",")
    guard take("]") else { throw failure("a closing bracket was expected") }
    return .array(items)
  }

  private mutating func word(_ word: StaticString, _ value: WireJSON) throws(Failure) -> WireJSON {
    for index in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[index] else { throw failure("an unknown word") }
      offset += 1
    }
    return value
  }

  private mutating func number() throws(Failure) -> WireJSON {
    let start = offset
    while let byte = peek, (48...57).contains(byte) || [43, 45, 46, 69, 101].contains(byte) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    let digits = text.drop { $0 == "-" }
    guard Double(text) != nil, let first = digits.first, first.isNumber, text.last?.isNumber == true,
      !(first == "0" && digits.dropFirst().first?.isNumber == true)
    else { throw failure("a value was expected") }
    return .number(text)
  }

  private mutating func string() throws(Failure) -> String {
    offset += 1
    var text = ""
    while true {
      let start = offset
      while offset < bytes.count, bytes[offset] != 34, bytes[offset] != 92, bytes[offset] >= 32 { offset += 1 }
      guard let part = String(validating: bytes[start..<offset], as: UTF8.self) else { throw failure("not UTF-8") }
      text += part
      guard offset < bytes.count, bytes[offset] >= 32 else { throw failure("an unfinished string") }
      offset += 1
      if bytes[offset - 1] == 34 { return text }
      text.unicodeScalars.append(try escape())
    }
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard let byte = peek else { throw failure("an unfinished escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "u"): return try codePoint()
    case 34, 47, 92: return Unicode.Scalar(byte)
    default: throw failure("an unknown escape")
    }
  }

  private mutating func codePoint() throws(Failure) -> Unicode.Scalar {
    let high = try unit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, take("\\"), take("u") else { throw failure("half a surrogate pair") }
    let low = try unit()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw failure("half a surrogate pair") }
    return scalar
  }

  private mutating func unit() throws(Failure) -> UInt32 {
    guard offset + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits were expected") }
    offset += 4
    return value
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek, UInt32(byte) == character.value else { return false }
    offset += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 32 || byte == 10 || byte == 13 || byte == 9 { offset += 1 }
  }

  private func failure(_ reason: String) -> Failure { Failure(reason: reason, offset: offset) }
}
