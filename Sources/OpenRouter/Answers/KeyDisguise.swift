import Foundation

/// The ways in which a word may be written so that it is not seen at once.
enum KeyDisguise {
  /// What a run of letters stands for, by each encoding that it may be.
  static func readings(of run: [UInt8]) -> [[UInt8]] {
    let open = unescaped(run)
    return (open == run ? [] : [open]) + [hexadecimal(open)].compactMap { $0 } + base64(open)
  }

  /// `%73`, `\u0073`, `\x73`, `&#115;` and `&#x73;` as their letters.
  private static func unescaped(_ run: [UInt8]) -> [UInt8] {
    guard run.contains(where: { "%\\&".utf8.contains($0) }) else { return run }
    var out: [UInt8] = []
    var rest = run[...]
    while let byte = rest.first {
      if let (value, length) = escape(rest) {
        out.append(value)
        rest = rest.dropFirst(length)
      } else {
        out.append(byte)
        rest = rest.dropFirst()
      }
    }
    return out
  }

  private static func escape(_ text: ArraySlice<UInt8>) -> (UInt8, Int)? {
    let word = String(decoding: text.prefix(8), as: UTF8.self)
    let forms: [(lead: String, digits: Int, radix: Int)] = [
      ("%", 2, 16), ("\\u00", 2, 16), ("\\x", 2, 16), ("&#x", 2, 16), ("&#", 3, 10), ("&#", 2, 10),
    ]
    for form in forms where word.hasPrefix(form.lead) {
      let digits = word.dropFirst(form.lead.count).prefix(form.digits)
      guard digits.count == form.digits, let value = UInt8(digits, radix: form.radix) else { continue }
      let length = form.lead.count + form.digits
      return (value, length + (word.dropFirst(length).first == ";" ? 1 : 0))
    }
    return nil
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
