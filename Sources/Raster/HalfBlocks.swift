import Cells

/// Paints bitmaps as cells: two pixels a cell, one above the other, where the terminal has the glyph for it, or as finely as
/// other characters divide a cell.
package struct HalfBlocks: Equatable, Sendable {
  package var depth: ColorDepth
  /// What the chessboard under transparent parts is made from, and the lower half of a last row that has only an upper one.
  package var background: RGB
  /// The height of a cell over its width.
  package var cellAspect: Double
  /// Without it only ASCII is used: one pixel a cell, as a coloured blank.
  package var isUnicode: Bool
  /// Whether colours between those of a small palette are mixed from neighbouring pixels.
  package var dithers: Bool
  /// Without colours: black and white half blocks, two dots a cell, where otherwise ASCII glyphs stand for shades.
  package var isTwoTone: Bool
  /// Which characters may be used, where there are colours.
  package var symbols: SymbolSet
  /// A cell in pixels, for a terminal that shows pictures in real ones: they lie over the cells then.
  package var cellPixels: Size?

  package init(
    depth: ColorDepth, background: RGB, cellAspect: Double = 2.0, isUnicode: Bool = true, dithers: Bool = true,
    isTwoTone: Bool = false, symbols: SymbolSet = .half, cellPixels: Size? = nil
  ) {
    self.depth = depth
    self.background = background
    // Anything outside is a terminal that answers nonsense.
    self.cellAspect = cellAspect.isFinite ? min(max(0.25, cellAspect), 8) : 2
    self.isUnicode = isUnicode
    self.dithers = dithers
    self.isTwoTone = isTwoTone && depth == .monochrome && isUnicode
    self.symbols = isUnicode ? symbols : .ascii
    self.cellPixels = cellPixels
  }

  /// Columns and half rows of a field of the chessboard under see-through parts.
  static let square = 4

  /// Columns of cells a pixel of the picture may take: small pictures fill the box only up to this.
  private static let largestScale = 8.0

  /// The cells that a picture of so many pixels takes in a box of cells: its proportions kept, at least 1×1, never
  /// larger than the box, and no more than 8 columns for each of its pixels.
  package func fittedSize(of picture: Size, in box: Size) -> Size {
    let grid = gridSize(of: picture, in: box)
    return Size(width: grid.width / columnsPerCell, height: (grid.height + rowsPerCell - 1) / rowsPerCell)
  }

  /// The pixels of a box of cells: what `Decoder` is asked to fit a picture into.
  package func pixelSize(of box: Size) -> Size {
    let cell = cellPixels ?? Size(width: columnsPerCell, height: rowsPerCell)
    return Size(width: box.width * cell.width, height: box.height * cell.height)
  }

  /// The pixels that a picture is drawn with in a box of cells; what is to be drawn at its best is decoded to exactly so
  /// many, or to its own where it has fewer.
  package func pixelSize(of picture: Size, in box: Size) -> Size {
    cellPixels == nil ? gridSize(of: picture, in: box) : pixelSize(of: fittedSize(of: picture, in: box))
  }

  /// The picture as cells of kind `.picture`, exactly `fittedSize` of them; placing them in the box is the caller's.
  ///
  /// - Parameter picture: its own pixels, upright, where the bitmap is a smaller one, whose sides are rounded.
  package func surface(_ bitmap: Bitmap, fitting box: Size, of picture: Size? = nil) -> Surface {
    let grid = gridSize(of: picture ?? bitmap.size, in: box)
    return sharpened(cellsOf(bitmap.resampled(to: grid), grid), bitmap)
  }

  /// - Parameter scaled: as large as the grid.
  func cellsOf(_ scaled: Bitmap, _ grid: Size) -> Surface {
    if isTwoTone { return twoTone(scaled.over(background)) }
    if depth == .monochrome { return glyphs(scaled.over(background)) }
    let pixels = scaled.overBoard(of: background, square: Self.square * columnsPerCell)
    if isUnicode, symbols == .ascii { return glyphs(pixels) }
    if symbols.columns > 1 { return SymbolCells(symbols: symbols, palette: Palette.of(depth)).surface(pixels) }
    if let palette = Palette.of(depth) {
      let places = ErrorDiffusion(palette: palette, dithers: dithers).places(of: pixels)
      let blank = palette.ink(palette.nearest(to: Palette.light(of: background)))
      return blocks(grid, beyond: blank) { x, y in palette.ink(places[y * grid.width + x]) }
    }
    return blocks(grid, beyond: .rgb(background)) { x, y in .rgb(pixels.color(x, y)) }
  }

  var columnsPerCell: Int { depth == .monochrome ? 1 : symbols.columns }

  var rowsPerCell: Int { isTwoTone ? 2 : depth == .monochrome ? 1 : symbols.rows }

  /// The pixels that the picture is resampled to.
  private func gridSize(of picture: Size, in box: Size) -> Size {
    let rowHeight = cellAspect * Double(columnsPerCell) / Double(rowsPerCell)
    let (width, height) = (Double(max(1, picture.width)), Double(max(1, picture.height)))
    let limits = Size(
      width: max(1, box.width) * columnsPerCell, height: max(1, box.height) * rowsPerCell)
    let scale = min(
      Double(limits.width) / width, Double(limits.height) * rowHeight / height,
      Self.largestScale * Double(columnsPerCell))
    let grid = Size(
      width: min(limits.width, max(1, Int((width * scale).rounded()))),
      height: min(limits.height, max(1, Int((height * scale / rowHeight).rounded()))))
    guard columnsPerCell > 1 else { return grid }
    // Finer characters fill their cells.
    func whole(_ side: Int, _ parts: Int) -> Int { max(1, (side + parts / 2) / parts) * parts }
    return Size(width: whole(grid.width, columnsPerCell), height: whole(grid.height, rowsPerCell))
  }

  private func blocks(_ grid: Size, beyond: Ink, _ ink: (Int, Int) -> Ink) -> Surface {
    var surface = Surface(size: Size(width: grid.width, height: (grid.height + rowsPerCell - 1) / rowsPerCell))
    for y in 0..<surface.size.height {
      for x in 0..<grid.width {
        let top = ink(x, y * rowsPerCell)
        let below = y * rowsPerCell + rowsPerCell - 1
        let bottom = below < grid.height ? ink(x, below) : beyond
        surface[x, y] =
          top == bottom
          ? Cell(" ", style: Style(background: bottom), kind: .picture)
          : Cell("\u{2580}", style: Style(foreground: top, background: bottom), kind: .picture)
      }
    }
    return surface
  }

  private func twoTone(_ pixels: Bitmap) -> Surface {
    var surface = Surface(size: Size(width: pixels.width, height: (pixels.height + 1) / 2))
    let dots = TwoTone().dots(of: pixels)
    for y in 0..<surface.size.height {
      for x in 0..<pixels.width {
        let top = dots[2 * y * pixels.width + x]
        let bottom = 2 * y + 1 < pixels.height && dots[(2 * y + 1) * pixels.width + x]
        let glyph: Unicode.Scalar = top ? (bottom ? "\u{2588}" : "\u{2580}") : bottom ? "\u{2584}" : " "
        surface[x, y] = Cell(glyph, kind: .picture)
      }
    }
    return surface
  }

  private func glyphs(_ pixels: Bitmap) -> Surface {
    var surface = Surface(size: pixels.size)
    let glyphs = GlyphRamp(dithers: dithers).glyphs(of: pixels)
    for y in 0..<pixels.height {
      for x in 0..<pixels.width {
        let ink: Ink = depth == .monochrome ? .terminal : shadeless(pixels.color(x, y))
        surface[x, y] = Cell(glyphs[y * pixels.width + x], style: Style(foreground: ink), kind: .picture)
      }
    }
    return surface
  }

  /// The ink of a glyph whose fullness tells the brightness already.
  private func shadeless(_ color: RGB) -> Ink {
    let most = max(1, Int(max(color.red, color.green, color.blue)))
    func full(_ part: UInt8) -> UInt8 { UInt8(Int(part) * 255 / most) }
    let bright = RGB(full(color.red), full(color.green), full(color.blue))
    return Palette.of(depth).map { $0.ink($0.nearest(to: Palette.light(of: bright))) } ?? .rgb(bright)
  }
}
