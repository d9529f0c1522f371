/// A picture in memory: 8-bit sRGB with straight alpha.
package struct Bitmap: Equatable, Sendable {
  /// In pixels, both at least 1.
  package let width: Int
  package let height: Int
  /// `width * height * 4` bytes, row by row from the top: red, green, blue, alpha.
  package var pixels: [UInt8]

  /// Nil unless both sides are positive and `pixels` holds exactly `width * height * 4` bytes.
  package init?(width: Int, height: Int, pixels: [UInt8]) {
    guard width > 0, height > 0, pixels.count == width * height * 4 else { return nil }
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// A picture of one opaque colour; sides below 1 become 1.
  package init(width: Int, height: Int, red: UInt8 = 0, green: UInt8 = 0, blue: UInt8 = 0) {
    self.width = max(1, width)
    self.height = max(1, height)
    pixels = Array(repeating: 255, count: self.width * self.height * 4)
    for index in stride(from: 0, to: pixels.count, by: 4) {
      pixels[index] = red
      pixels[index + 1] = green
      pixels[index + 2] = blue
    }
  }
}
