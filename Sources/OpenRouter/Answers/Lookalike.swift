import Foundation

/// Signs that are read as another letter: wide, bold and circled ones, those of other alphabets, invisible ones.
enum Lookalike {
  private static let cyrillic: [UInt32: UInt8] = Dictionary(
    uniqueKeysWithValues: zip("асеорхукіѕԁһј".unicodeScalars.map(\.value), "aceopxykisdhj".utf8))
  /// Wide forms; letters and digits in other faces; circled ones; small ones above and below the line.
  private static let styled: [ClosedRange<UInt32>] = [
    0xFF01...0xFF5E, 0x1D400...0x1D7FF, 0x2460...0x24FF, 0x2070...0x209C, 0x00B2...0x00B9, 0x1D43...0x1D6A,
  ]

  /// The letter or digit, in lower case; nil for all other signs.
  static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
    let value = scalar.value
    if (0xE0020...0xE007E).contains(value) { return folded(UInt8(value - 0xE0000)) }
    if let letter = cyrillic[value] { return letter }
    guard styled.contains(where: { $0.contains(value) }) else { return nil }
    let plain = Array(String(scalar).precomposedStringWithCompatibilityMapping.utf8)
    return plain.count == 1 ? folded(plain[0]) : nil
  }

  /// Letters and digits of ASCII, in lower case; nil for all else.
  static func folded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: nil
    }
  }
}
