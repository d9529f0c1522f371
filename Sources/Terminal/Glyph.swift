import Cells

/// What one cell puts on the terminal, made safe: no control, no stray half of a wide character.
enum Glyph: Equatable {
  /// The right half of the wide character before it.
  case covered
  /// One column. `isCertain` is false where a terminal may give it another width.
  case narrow(Unicode.Scalar, marks: [Unicode.Scalar], isCertain: Bool)
  case wide(Unicode.Scalar, marks: [Unicode.Scalar])
}

extension Glyph {
  /// - Parameters:
  ///   - row: the cells of one row.
  ///   - isUnicode: false shows everything beyond ASCII as a question mark.
  init(_ row: ArraySlice<Cell>, at index: Int, isUnicode: Bool) {
    let cell = row[index]
    if cell.kind == .continuation {
      let isCovered = index > row.startIndex && Self.isWide(row[index - 1])
      self = isCovered ? .covered : .narrow(" ", marks: [], isCertain: true)
      return
    }
    let value = cell.base.value
    if value >= 0x20, value < 0x7F || isUnicode && (0x2500...0x259F).contains(value), cell.marks == (0, 0) {
      self = .narrow(cell.base, marks: [], isCertain: true)
    } else if Self.isWide(cell) {
      let fits = index + 1 < row.endIndex && row[index + 1].kind == .continuation
      self =
        fits ? .wide(isUnicode ? cell.base : "?", marks: marks(isUnicode)) : .narrow(" ", marks: [], isCertain: true)
    } else {
      self = .narrow(Self.safe(cell.base, isUnicode), marks: marks(isUnicode), isCertain: Self.isCertain(cell))
    }

    func marks(_ isUnicode: Bool) -> [Unicode.Scalar] {
      guard isUnicode else { return [] }
      return [cell.marks.0, cell.marks.1].compactMap(Unicode.Scalar.init).filter(Self.isMark)
    }
  }

  private static func isWide(_ cell: Cell) -> Bool {
    cell.kind != .continuation && cell.base.value >= 0x1100 && DisplayWidth.of(cell.base) == 2
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && DisplayWidth.of(scalar) == 0 && scalar.properties.generalCategory != .format
  }

  private static func safe(_ scalar: Unicode.Scalar, _ isUnicode: Bool) -> Unicode.Scalar {
    if scalar.isASCII, scalar.value >= 0x20, scalar.value != 0x7F { return scalar }
    let isHarmful = scalar.value < 0xA0 || DisplayWidth.of(scalar) == 0
    if !isUnicode { return "?" }
    return isHarmful ? "\u{FFFD}" : scalar
  }

  private static func isCertain(_ cell: Cell) -> Bool {
    guard cell.marks == (0, 0) else { return false }
    let value = cell.base.value
    // Punctuation, and the sextants and octants of pictures, which nobody makes wide.
    return value < 0x300 || (0x2010...0x2026).contains(value) || (0x1FB00...0x1FB3B).contains(value)
      || (0x1CD00...0x1CDE5).contains(value)
  }
}
