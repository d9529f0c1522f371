import Raster

extension Bitmap {
  /// The colour of a pixel; beyond the edge that of the nearest pixel. Transparent parts count as white.
  func tint(_ x: Int, _ y: Int) -> Tint {
    let offset = (min(height - 1, max(0, y)) * width + min(width - 1, max(0, x))) * 4
    let alpha = Float(pixels[offset + 3]) / 255
    let color = Tint(Float(pixels[offset]), Float(pixels[offset + 1]), Float(pixels[offset + 2])) / 255
    return alpha == 1 ? color : mix(Tint(repeating: 1), color, alpha)
  }
}
