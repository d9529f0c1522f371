/// Pixels on their way to a bitmap: red, green, blue, alpha, row by row.
struct PaintCanvas: Sendable {
  let width: Int
  let height: Int
  var pixels: [UInt8]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = [UInt8](repeating: 255, count: width * height * 4)
  }
}
