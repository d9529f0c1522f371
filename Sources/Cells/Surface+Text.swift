extension Surface {
  /// Draws one line of text and returns the column after it.
  ///
  /// Controls are drawn as their pictures (U+2400 block), bidirectional overrides as U+FFFD, so no byte of it can
  /// command a terminal. A wide character that does not fit whole becomes a blank.
  @discardableResult
  package mutating func put(_ text: some StringProtocol, x: Int, y: Int, style: Style, width: Int = .max) -> Int {
    let limit = width == .max ? Int.max : x + width
    var column = x
    for scalar in text.unicodeScalars {
      let scalar = Self.harmless(scalar)
      let columns = DisplayWidth.of(scalar)
      if columns == 0 {
        if column > x { addMark(scalar, before: column, y: y) }
        continue
      }
      guard column + columns <= limit else { break }
      place(scalar, columns: columns, x: column, y: y, style: style)
      column += columns
    }
    return column
  }

  /// Draws text so that it ends before column `maxX`.
  package mutating func putRight(_ text: String, maxX: Int, y: Int, style: Style, width: Int = .max) {
    let text = width == .max ? text : DisplayWidth.truncated(text, to: width)
    put(text, x: maxX - DisplayWidth.of(text), y: y, style: style)
  }

  /// The text of a rectangle, rows joined by newlines, trailing blanks kept: what tests and the log read.
  package func text(in rect: Rect) -> String {
    let area = rect.intersection(bounds)
    return (area.minY..<max(area.minY, area.maxY)).map { y in
      (area.minX..<area.maxX).map { self[$0, y].text }.joined()
    }.joined(separator: "\n")
  }

  private mutating func place(_ scalar: Unicode.Scalar, columns: Int, x: Int, y: Int, style: Style) {
    if columns == 2, x + 1 >= min(clip.maxX, size.width) || x < clip.minX {
      self[x, y] = Cell(" ", style: style)
      self[x + 1, y] = Cell(" ", style: style)
      return
    }
    self[x, y] = Cell(scalar, style: style)
    if columns == 2 { self[x + 1, y] = Cell(" ", style: style, kind: .continuation) }
  }

  private mutating func addMark(_ mark: Unicode.Scalar, before column: Int, y: Int) {
    // Joiners and variation selectors make some terminals draw another width than the columns counted here.
    guard mark.properties.generalCategory != .format, !mark.properties.isVariationSelector else { return }
    var x = column - 1
    if self[x, y].kind == .continuation { x -= 1 }
    guard clip.contains(Point(x: x, y: y)), bounds.contains(Point(x: x, y: y)) else { return }
    var cell = self[x, y]
    cell.add(mark: mark)
    replaceGlyph(cell, x: x, y: y)
  }

  private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? " "
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x2028, 0x2029: "\u{FFFD}"
    default: DisplayWidth.isDirectional(scalar) ? "\u{FFFD}" : scalar
    }
  }
}
