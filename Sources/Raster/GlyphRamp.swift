import Cells

/// Draws a picture with ASCII glyphs, the fuller the brighter, for light text on a dark screen.
struct GlyphRamp {
  private static let ramp: [Unicode.Scalar] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

  var dithers: Bool

  /// A glyph for each pixel of an opaque picture, row by row.
  ///
  /// The levels are even in perceived brightness; a glyph covers too little of its cell for true light to be matched.
  func glyphs(of bitmap: Bitmap) -> [Unicode.Scalar] {
    let top = Float(Self.ramp.count - 1)
    var glyphs: [Unicode.Scalar] = []
    glyphs.reserveCapacity(bitmap.width * bitmap.height)
    var here = Array(repeating: Float.zero, count: bitmap.width + 2)
    var below = here
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width {
        let wanted = Float(bitmap.color(x, y).luma) / 255 * top + here[x + 1]
        let level = min(max(0, wanted.rounded()), top)
        glyphs.append(Self.ramp[Int(level)])
        guard dithers else { continue }
        let error = min(max(-0.5, wanted - level), 0.5) / 16
        here[x + 2] += error * 7
        below[x] += error * 3
        below[x + 1] += error * 5
        below[x + 2] += error
      }
      swap(&here, &below)
      for x in below.indices { below[x] = 0 }
    }
    return glyphs
  }
}
