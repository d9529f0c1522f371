/// How many columns text takes on a terminal, independent of the C locale.
package enum DisplayWidth {
  /// 0 for combining and invisible scalars, 2 for wide ones, 1 for all others; controls count as the one column
  /// in which their picture is drawn.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    // Dashes, lines and blocks, of which frames and pictures are made: their properties are slow to look up.
    if (0x2500...0x259F).contains(value) || (0x2010...0x2027).contains(value) { return 1 }
    if isZeroWidth(scalar) { return 0 }
    return value >= 0x1100 && isWide(value) ? 2 : 1
  }

  /// The columns of a whole string, as `Surface` draws it: direction controls show as one column each.
  package static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += drawn(scalar) }
    return width
  }

  /// The longest beginning of `text` that fits into `columns`.
  package static func prefix(of text: String, columns: Int) -> String {
    var width = 0
    var end = text.unicodeScalars.startIndex
    for index in text.unicodeScalars.indices {
      width += drawn(text.unicodeScalars[index])
      if width > columns { return String(text.unicodeScalars[..<end]) }
      end = text.unicodeScalars.index(after: index)
    }
    return text
  }

  /// `text`, cut to `columns` with an ellipsis as its last column where it is longer.
  package static func truncated(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    return columns > 0 ? prefix(of: text, columns: columns - 1) + "…" : ""
  }

  private static func drawn(_ scalar: Unicode.Scalar) -> Int { isDirectional(scalar) ? 1 : of(scalar) }

  /// Whether the scalar turns the writing direction of what stands around it.
  static func isDirectional(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    // Vowels and finals of Hangul stand in the cell of the consonant before them.
    default: (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value)
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count - 1
    while low <= high {
      let middle = (low + high) / 2
      if value < wideRanges[middle].first {
        high = middle - 1
      } else if value > wideRanges[middle].last {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
