import Cells
import Testing

@testable import Raster

@Suite struct SymbolTests {
  /// The loss of a cut, reckoned plainly.
  private func loss(_ parts: [SIMD4<Float>], _ mask: Int) -> Float {
    var sum: Float = 0
    for isInside in [true, false] {
      let side = parts.indices.filter { (mask >> $0 & 1 == 1) == isInside }.map { parts[$0] }
      guard !side.isEmpty else { continue }
      let mean = side.reduce(SIMD4<Float>.zero, +) / Float(side.count)
      for part in side { sum += ((part - mean) * (part - mean)).sum() }
    }
    return sum
  }

  @Test(arguments: [2, 4, 6, 8]) func noOtherCutLosesLess(count: Int) {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<50 {
      let parts = (0..<count).map { _ in
        SIMD4<Float>(
          .random(in: 0...1, using: &random), .random(in: 0...1, using: &random), .random(in: 0...1, using: &random), 0)
      }
      let choice = SymbolChoice(parts, count: count)
      let best = (0..<1 << count).map { loss(parts, $0) }.min() ?? 0
      #expect(loss(parts, choice.mask) <= best + 1e-4)
      let inside = parts.indices.filter { choice.mask >> $0 & 1 == 1 }.map { parts[$0] }
      let mean = inside.reduce(SIMD4<Float>.zero, +) / Float(max(1, inside.count))
      #expect(((choice.foreground - mean) * (choice.foreground - mean)).sum() < 1e-6)
    }
  }

  @Test func eachMaskHasACharacterOfItsOwn() {
    for (set, count) in [(SymbolSet.half, 4), (.quadrant, 16), (.sextant, 64), (.octant, 256)] {
      let glyphs = (0..<count).map(set.glyph)
      #expect(Set(glyphs).count == count)
      #expect(glyphs.first == " " && glyphs.last == "█")
      #expect(glyphs.allSatisfy { DisplayWidth.of($0) == 1 })
    }
    // By their names in Unicode: sextant 1, 23456; octant 3, 2345678.
    #expect(SymbolSet.sextant.glyph(1) == "\u{1FB00}" && SymbolSet.sextant.glyph(62) == "\u{1FB3B}")
    #expect(SymbolSet.octant.glyph(4) == "\u{1CD00}" && SymbolSet.octant.glyph(254) == "\u{1CDE5}")
    #expect(SymbolSet.quadrant.glyph(9) == "▚")
  }

  private func picture() -> Bitmap {
    var bitmap = Bitmap(width: 64, height: 64)
    for y in 0..<64 {
      for x in 0..<64 {
        let isIn = (x - 30) * (x - 30) + (y - 34) * (y - 34) < 500
        let start = (y * 64 + x) * 4
        bitmap.pixels[start] = isIn ? 230 : UInt8(x * 2)
        bitmap.pixels[start + 1] = isIn ? UInt8(y * 3) : 40
      }
    }
    return bitmap
  }

  /// The mean squared error in light of what the cells show.
  private func error(_ symbols: SymbolSet) -> Float {
    let cells = HalfBlocks(depth: .full, background: RGB(0, 0, 0), symbols: symbols)
      .surface(picture(), filling: Size(width: 16, height: 8))
    var sum: Float = 0
    for y in 0..<64 {
      for x in 0..<64 {
        let cell = cells[x / 4, y / 8]
        let part = (y % 8 * symbols.rows / 8) * symbols.columns + x % 4 * symbols.columns / 4
        let mask = (0..<(1 << (symbols.columns * symbols.rows))).first { symbols.glyph($0) == cell.base } ?? 0
        let ink = mask >> part & 1 == 1 ? cell.style.foreground : cell.style.background
        let shown = Palette.light(of: ink.color ?? RGB(0, 0, 0))
        let difference = shown - Palette.light(of: picture().color(x, y))
        sum += (difference * difference).sum()
      }
    }
    return sum
  }

  @Test func finerCharactersLoseLess() {
    let errors = [SymbolSet.half, .quadrant, .octant].map(error)
    #expect(zip(errors, errors.dropFirst()).allSatisfy { $0 > $1 })
    // Its rows do not meet those of the picture, so it is compared with the coarsest alone.
    #expect(error(.sextant) < errors[0])
  }

  @Test func plainTextAndOtherDepthsWork() {
    for depth in [ColorDepth.eight, .palette256, .full] {
      for symbols in SymbolSet.allCases {
        let blocks = HalfBlocks(depth: depth, background: RGB(0, 0, 0), symbols: symbols)
        let surface = blocks.surface(picture(), fitting: Size(width: 20, height: 20))
        #expect(surface.size == Size(width: 20, height: 10))
        #expect(symbols != .ascii || surface.cells.allSatisfy { $0.base.isASCII })
      }
    }
    let plain = HalfBlocks(depth: .full, background: RGB(0, 0, 0), isUnicode: false, symbols: .octant)
    #expect(plain.surface(picture(), fitting: Size(width: 20, height: 20)).cells.allSatisfy { $0.base == " " })
  }

  @Test func pixelsLieOverTheCells() throws {
    let blocks = HalfBlocks(depth: .full, background: RGB(9, 9, 9), cellPixels: Size(width: 10, height: 20))
    let surface = blocks.surface(picture(), fitting: Size(width: 20, height: 20))
    let placement = try #require(surface.placements.first)
    #expect(placement.rect == surface.bounds)
    #expect(placement.image.size == Size(width: 200, height: 200))
    #expect(placement.image.pixels.count == 200 * 200 * 3)
    #expect(surface.seenPlacements.count == 1)
    let plain = HalfBlocks(depth: .full, background: RGB(9, 9, 9)).surface(
      picture(), fitting: Size(width: 20, height: 20))
    #expect(plain.cells == surface.cells && plain.placements.isEmpty)
  }

  @Test func aPartIsCutOfTheSmallerBitmap() {
    let whole = Size(width: 128, height: 128)
    let part = picture().part(Rect(x: 32, y: 64, width: 16, height: 8), of: whole)
    #expect(part.size == Size(width: 8, height: 4))
    #expect(part.color(0, 0) == picture().color(16, 32))
    #expect(picture().part(Rect(x: 127, y: 127, width: 1, height: 1), of: whole).size == Size(width: 1, height: 1))
  }
}
