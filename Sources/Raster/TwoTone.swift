import Cells

/// Draws a picture in black and white half blocks, for text that carries no colours: brightness becomes density of dots.
struct TwoTone {
  /// Whether each pixel of an opaque picture is lit, row by row.
  ///
  /// Brightness is taken as perceived and stretched to the picture's own range, as dark pictures would drown otherwise;
  /// what a pixel gets too much or too little of, its neighbours make up for (Floyd and Steinberg).
  func dots(of bitmap: Bitmap) -> [Bool] {
    let levels = stretched(bitmap)
    var dots: [Bool] = []
    dots.reserveCapacity(levels.count)
    var here = Array(repeating: Float.zero, count: bitmap.width + 2)
    var below = here
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width {
        let wanted = levels[y * bitmap.width + x] + here[x + 1]
        let isLit = wanted >= 0.5
        dots.append(isLit)
        let error = (wanted - (isLit ? 1 : 0)) / 16
        here[x + 2] += error * 7
        below[x] += error * 3
        below[x + 1] += error * 5
        below[x + 2] += error
      }
      swap(&here, &below)
      for x in below.indices { below[x] = 0 }
    }
    return dots
  }

  private func stretched(_ bitmap: Bitmap) -> [Float] {
    var levels: [Float] = []
    levels.reserveCapacity(bitmap.width * bitmap.height)
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width { levels.append(Float(bitmap.color(x, y).luma) / 255) }
    }
    guard let low = levels.min(), let high = levels.max(), high - low > 0.05 else { return levels }
    return levels.map { ($0 - low) / (high - low) }
  }
}
