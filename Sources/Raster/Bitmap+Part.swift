import Cells

extension Bitmap {
  /// A part that is given in pixels of the picture of which this is a smaller bitmap, or the same.
  package func part(_ part: Rect, of whole: Size) -> Bitmap {
    func scaled(_ place: Int, _ own: Int, _ side: Int) -> Double { Double(place) * Double(own) / Double(max(1, side)) }
    let left = min(width - 1, Int(scaled(part.minX, width, whole.width)))
    let top = min(height - 1, Int(scaled(part.minY, height, whole.height)))
    let right = min(width, max(left + 1, Int(scaled(part.maxX, width, whole.width).rounded(.up))))
    let bottom = min(height, max(top + 1, Int(scaled(part.maxY, height, whole.height).rounded(.up))))
    var result = Bitmap(width: right - left, height: bottom - top)
    for y in top..<bottom {
      let target = (y - top) * result.width * 4
      let source = (y * width + left) * 4
      result.pixels.replaceSubrange(
        target..<target + result.width * 4, with: pixels[source..<source + result.width * 4])
    }
    return result
  }
}
