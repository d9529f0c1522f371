import Cells

extension HalfBlocks {
  /// The picture as exactly so many cells, its proportions whatever they come to; for a part that was cut to fit.
  package func surface(_ bitmap: Bitmap, filling cells: Size) -> Surface {
    let cells = Size(width: max(1, cells.width), height: max(1, cells.height))
    let grid = Size(width: cells.width * columnsPerCell, height: cells.height * rowsPerCell)
    return sharpened(cellsOf(bitmap.resampled(to: grid), grid), bitmap)
  }

  /// The picture lies over its cells in real pixels, where the terminal shows these.
  func sharpened(_ surface: Surface, _ bitmap: Bitmap) -> Surface {
    guard let cell = cellPixels, let image = image(bitmap, Rect(surface.size), cell) else { return surface }
    var surface = surface
    surface.place(image, in: surface.bounds)
    return surface
  }

  /// - Parameter rect: the cells that it covers. What the picture's proportions leave free at the end is background.
  private func image(_ bitmap: Bitmap, _ rect: Rect, _ cell: Size) -> PixelImage? {
    let whole = Size(width: rect.width * cell.width, height: rect.height * cell.height)
    let scale = min(Double(whole.width) / Double(bitmap.width), Double(whole.height) / Double(bitmap.height))
    var fitted = Size(
      width: min(whole.width, Int((Double(bitmap.width) * scale).rounded())),
      height: min(whole.height, Int((Double(bitmap.height) * scale).rounded())))
    // Less than a cell is no margin but a rounded side.
    if whole.width - fitted.width < cell.width / 2 { fitted.width = whole.width }
    if whole.height - fitted.height < cell.height / 4 { fitted.height = whole.height }
    let scaled = bitmap.resampled(to: fitted).overBoard(of: background, square: Self.square * max(1, cell.width))
    return PixelImage(size: whole, pixels: rgb(scaled, whole))
  }

  private func rgb(_ bitmap: Bitmap, _ whole: Size) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: whole.width * whole.height * 3) { output, count in
      for y in 0..<whole.height {
        for x in 0..<whole.width {
          let target = (y * whole.width + x) * 3
          let isInside = x < bitmap.width && y < bitmap.height
          let source = (y * bitmap.width + x) * 4
          output[target] = isInside ? bitmap.pixels[source] : background.red
          output[target + 1] = isInside ? bitmap.pixels[source + 1] : background.green
          output[target + 2] = isInside ? bitmap.pixels[source + 2] : background.blue
        }
      }
      count = whole.width * whole.height * 3
    }
  }
}
