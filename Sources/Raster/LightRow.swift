/// A row of a bitmap as light, already interpolated to the target's width.
struct LightRow {
  var y = -1
  var light: [SIMD4<Float>] = []

  mutating func load(_ y: Int, of bitmap: Bitmap, width: Int) {
    guard y != self.y else { return }
    self.y = y
    if light.isEmpty { light = Array(repeating: .zero, count: width) }
    bitmap.pixels.withUnsafeBufferPointer { pixels in
      LinearLight.table.withUnsafeBufferPointer { table in
        guard let pixels = pixels.baseAddress, let table = table.baseAddress else { return }
        let row = pixels + y * bitmap.width * 4
        for x in 0..<width {
          let place = Bitmap.place(x, from: bitmap.width, to: width)
          let low = LinearLight.load(row + place.low * 4, table: table)
          let high = LinearLight.load(row + place.high * 4, table: table)
          light[x] = low * (1 - place.share) + high * place.share
        }
      }
    }
  }
}
