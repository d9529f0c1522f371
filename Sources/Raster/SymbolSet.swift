/// The characters that pictures may be made of, by how finely they divide a cell.
package enum SymbolSet: String, CaseIterable, Sendable {
  /// One above the other: what every font has.
  case half
  /// 2x2.
  case quadrant
  /// 2x3, of Unicode 13.
  case sextant
  /// 2x4, of Unicode 16, which few fonts have: never chosen by itself.
  case octant
  /// Letters and signs, the fuller the brighter.
  case ascii

  /// Into how many columns and rows a cell is divided.
  var columns: Int { self == .half || self == .ascii ? 1 : 2 }

  var rows: Int {
    switch self {
    case .half, .quadrant: 2
    case .sextant: 3
    case .octant: 4
    case .ascii: 1
    }
  }

  /// The character that has its foreground in the parts of a mask: the lowest bit is the upper left part, then row by row.
  func glyph(_ mask: Int) -> Unicode.Scalar {
    switch self {
    case .half, .ascii: Self.halves[mask & 3]
    case .quadrant: Self.quadrants[mask & 15]
    case .sextant: Self.sextants[mask & 63]
    case .octant: Self.octants[mask & 255]
    }
  }

  private static let halves: [Unicode.Scalar] = [" ", "▀", "▄", "█"]

  private static let quadrants: [Unicode.Scalar] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)

  /// The block of sextants leaves out what was there before: nothing, the left half, the right half, and all.
  private static let sextants: [Unicode.Scalar] = numbered(
    64, from: 0x1FB00, besides: [0: " ", 21: "▌", 42: "▐", 63: "█"])

  /// The block of octants leaves out what has a character elsewhere.
  private static let octants: [Unicode.Scalar] = numbered(
    256, from: 0x1CD00,
    besides: [
      0: " ", 1: "\u{1CEA8}", 2: "\u{1CEAB}", 3: "\u{1FB82}", 5: "▘", 10: "▝", 15: "▀", 20: "\u{1FBE6}",
      40: "\u{1FBE7}", 63: "\u{1FB85}", 64: "\u{1CEA3}", 80: "▖", 85: "▌", 90: "▞", 95: "▛", 128: "\u{1CEA0}",
      160: "▗", 165: "▚", 170: "▐", 175: "▜", 192: "▂", 240: "▄", 245: "▙", 250: "▟", 252: "▆", 255: "█",
    ])

  private static func numbered(
    _ count: Int, from first: UInt32, besides others: [Int: Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    var next = first
    return (0..<count).map { mask in
      if let other = others[mask] { return other }
      defer { next += 1 }
      return Unicode.Scalar(next) ?? " "
    }
  }
}
