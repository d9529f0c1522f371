import Foundation

/// The ways in which a word may be written so that it is not seen at once.
enum KeyDisguise {
  /// What a run of letters stands for, by each encoding that it may be.
  static func readings(of run: [UInt8]) -> [[UInt8]] {
    let open = unescaped(run, escapes, by: "%\\&")
    let quoted = unescaped(run, [("=", 2...2, 16)], by: "=")
    return [open, quoted].filter { $0 != run } + [hexadecimal(open), base32(run)].compactMap { $0 } + base64(open)
  }

  /// What stands before the digits, how many they are, and to which base.
  private typealias Form = (lead: String, digits: ClosedRange<Int>, radix: Int)

  private static let escapes: [Form] = [
    ("%", 2...2, 16), ("\\u{", 2...6, 16), ("\\u", 4...4, 16), ("\\x", 2...2, 16), ("&#x", 2...7, 16),
    ("&#", 2...7, 10), ("\\", 3...3, 8),
  ]

  /// `%73`, `\u0073`, `\x73`, `\163`, `&#115;` and `&#x73;` as their letters.
  private static func unescaped(_ run: [UInt8], _ forms: [Form], by leads: String) -> [UInt8] {
    guard run.contains(where: leads.utf8.contains) else { return run }
    var out: [UInt8] = []
    var rest = run[...]
    while let byte = rest.first {
      if let (value, length) = escape(rest, forms) {
        out.append(value)
        rest = rest.dropFirst(length)
      } else {
        out.append(byte)
        rest = rest.dropFirst()
      }
    }
    return out
  }

  private static func escape(_ text: ArraySlice<UInt8>, _ forms: [Form]) -> (UInt8, Int)? {
    let word = String(decoding: text.prefix(12), as: UTF8.self)
    for form in forms where word.hasPrefix(form.lead) {
      let digits = word.dropFirst(form.lead.count).prefix { $0.hexDigitValue.map { $0 < form.radix } ?? false }
        .prefix(form.digits.upperBound)
      guard form.digits.contains(digits.count), let value = UInt8(digits, radix: form.radix) else { continue }
      let length = form.lead.count + digits.count
      return (value, length + (word.dropFirst(length).first.map { ";}".contains($0) } ?? false ? 1 : 0))
    }
    return nil
  }

  /// Groups of eight letters, each of five bits.
  private static func base32(_ run: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in run.prefix(4096) where byte != UInt8(ascii: "=") {
      switch byte {
      case UInt8(ascii: "2")...UInt8(ascii: "7"): bits = bits << 5 | UInt32(byte - UInt8(ascii: "2") + 26)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        bits = bits << 5 | UInt32((byte | 0x20) - UInt8(ascii: "a"))
      default: return nil
      }
      count += 5
      guard count >= 8 else { continue }
      count -= 8
      out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      bits &= 0xFFFF
    }
    return out
  }

  /// Pairs of digits, also with signs between them.
  private static func hexadecimal(_ run: [UInt8]) -> [UInt8]? {
    let digits = run.filter { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "-") }
      .map { Character(Unicode.Scalar($0)).hexDigitValue }
    // A digit before the first pair would shift them all.
    let whole = digits.firstIndex { $0 == nil }.map { Array(digits[..<$0]) } ?? digits
    guard whole.count >= 16 else { return nil }
    let values = whole.compactMap { $0 }
    return pairs(values) + [0] + pairs(Array(values.dropFirst()))
  }

  private static func pairs(_ digits: [Int]) -> [UInt8] {
    stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// At each of the four places where a group may begin.
  private static func base64(_ run: [UInt8]) -> [[UInt8]] {
    let letters = run.map {
      $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
    }
    return (0..<4).compactMap { skip in
      let rest = letters.dropFirst(skip).filter { Base64.values[Int($0)] < 64 }
      let whole = rest.prefix(rest.count / 4 * 4)
      return whole.count >= 16 ? Base64.decode(whole[...]) : nil
    }
  }
}
