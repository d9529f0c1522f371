import Domain

/// Backslash escapes of JSON strings, read and written.
enum JSONEscapes {
  /// Unknown escapes stand for their own letter; lone surrogates become replacement characters.
  static func resolve(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(raw.count)
    var at = raw.startIndex
    while at < raw.endIndex {
      guard raw[at] == UInt8(ascii: "\\"), at + 1 < raw.endIndex else {
        out.append(raw[at])
        at += 1
        continue
      }
      let letter = raw[at + 1]
      at += 2
      if letter == UInt8(ascii: "u") { appendScalar(raw, &at, to: &out) } else { out.append(plain(letter)) }
    }
    return out
  }

  private static func plain(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: letter
    }
  }

  /// `at` stands after the `u`, and moves on past the four digits, or past the second half of a pair.
  private static func appendScalar(_ raw: ArraySlice<UInt8>, _ at: inout Int, to out: inout [UInt8]) {
    var value = unit(raw, &at) ?? 0xFFFD
    if (0xD800..<0xDC00).contains(value), raw[at...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      var next = at + 2
      if let low = unit(raw, &next), (0xDC00..<0xE000).contains(low) {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        at = next
      }
    }
    out.append(contentsOf: Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8))
  }

  private static func unit(_ raw: ArraySlice<UInt8>, _ at: inout Int) -> UInt32? {
    guard at + 4 <= raw.endIndex else { return nil }
    let digits = raw[at..<(at + 4)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    at += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// The text as a JSON string for people's terminals, quotes included: what would act on one is escaped as well.
  static func appendHarmless(_ text: String, to out: inout [UInt8]) {
    guard text.unicodeScalars.contains(where: Harmless.isDangerous) else { return append(text, to: &out) }
    out.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      if Harmless.isDangerous(scalar), scalar != "\n" {
        for unit in String(scalar).utf16 { out.append(contentsOf: escape(UInt32(unit))) }
      } else {
        var quoted: [UInt8] = []
        append(String(scalar), to: &quoted)
        out.append(contentsOf: quoted.dropFirst().dropLast())
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func escape(_ unit: UInt32) -> [UInt8] {
    let digits = String(unit, radix: 16)
    return Array("\\u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)".utf8)
  }

  /// The text as a JSON string, quotes included.
  static func append(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case 0x0A: out.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
      case 0..<0x20, 0x7F:
        out.append(contentsOf: escape(UInt32(byte)))
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
