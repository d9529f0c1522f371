import Cells

/// Makes cells of a picture with characters that divide a cell more finely than half blocks do.
struct SymbolCells {
  let symbols: SymbolSet
  /// Nil writes 24-bit colours.
  let palette: Palette?

  /// - Parameter pixels: opaque, with one pixel for each part of each cell.
  func surface(_ pixels: Bitmap) -> Surface {
    let (columns, rows) = (symbols.columns, symbols.rows)
    var surface = Surface(size: Size(width: pixels.width / columns, height: pixels.height / rows))
    let light = LinearLight.table.map { Float($0) / 65535 }
    withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: columns * rows) { parts in
      guard let start = parts.baseAddress else { return }
      for y in 0..<surface.size.height {
        for x in 0..<surface.size.width {
          for part in 0..<columns * rows {
            let place = ((y * rows + part / columns) * pixels.width + x * columns + part % columns) * 4
            (start + part).initialize(
              to: SIMD4(
                light[Int(pixels.pixels[place])], light[Int(pixels.pixels[place + 1])],
                light[Int(pixels.pixels[place + 2])], 0))
          }
          surface[x, y] = cell(SymbolChoice(start, count: columns * rows))
        }
      }
    }
    return surface
  }

  private func cell(_ choice: SymbolChoice) -> Cell {
    let background = ink(choice.background)
    let foreground = choice.mask == 0 ? background : ink(choice.foreground)
    return foreground == background
      ? Cell(" ", style: Style(background: background), kind: .picture)
      : Cell(symbols.glyph(choice.mask), style: Style(foreground: foreground, background: background), kind: .picture)
  }

  private func ink(_ light: SIMD4<Float>) -> Ink {
    let bounded = light.clamped(lowerBound: .zero, upperBound: .one)
    if let palette { return palette.ink(palette.nearest(to: SIMD3(bounded.x, bounded.y, bounded.z))) }
    let steps = bounded * 4095 + 0.5
    let inverse = LinearLight.inverse
    return .rgb(RGB(inverse[Int(steps.x)], inverse[Int(steps.y)], inverse[Int(steps.z)]))
  }
}
