import Cells

/// Reduces a picture to a palette by Floyd and Steinberg's method: what a pixel gets too much or too little of, its
/// neighbours make up for.
struct ErrorDiffusion {
  let palette: Palette
  /// Off, each pixel gets its nearest colour and nothing else.
  var dithers: Bool

  /// The place in the palette of each pixel of an opaque picture, row by row.
  ///
  /// The errors are of linear light, because light is what the eye averages. Every other row runs from the right, so
  /// that no pattern leans to one side.
  func places(of bitmap: Bitmap) -> [Int] {
    var places = Array(repeating: 0, count: bitmap.width * bitmap.height)
    var here = Array(repeating: SIMD3<Float>.zero, count: bitmap.width + 2)
    var below = here
    for y in 0..<bitmap.height {
      let step = y % 2 == 0 ? 1 : -1
      for index in 0..<bitmap.width {
        let x = step == 1 ? index : bitmap.width - 1 - index
        let wanted = Palette.light(of: bitmap.color(x, y)) + here[x + 1]
        // Without bounds the debt would grow for ever where no mixture reaches the colour.
        let owed = wanted.clamped(lowerBound: SIMD3(repeating: -0.5), upperBound: SIMD3(repeating: 1.5))
        let place = dithers ? palette.nearest(toMix: owed) : palette.nearest(to: owed)
        places[y * bitmap.width + x] = place
        guard dithers else { continue }
        let error = (owed - palette.light[place]) / 16
        here[x + 1 + step] += error * 7
        below[x + 1 - step] += error * 3
        below[x + 1] += error * 5
        below[x + 1 + step] += error
      }
      swap(&here, &below)
      for x in below.indices { below[x] = .zero }
    }
    return places
  }
}
