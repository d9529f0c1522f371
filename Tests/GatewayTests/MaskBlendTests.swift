import Cells
import Raster
import Testing

@testable import Gateway

/// What a mask protects stays as it was.
struct MaskBlendTests {
  @Test func outsideOfTheMaskNothingChanges() throws {
    let given = Bitmap(width: 8, height: 8, red: 10, green: 20, blue: 30)
    let made = Bitmap(width: 16, height: 16, red: 200, green: 100, blue: 50)
    var mask = Bitmap(width: 8, height: 8)
    for at in stride(from: 3, to: mask.pixels.count / 2, by: 4) { mask.pixels[at] = 0 }
    let bytes = try MaskBlend.composite(
      given: Encoder.png(given), made: Encoder.png(made), mask: Encoder.png(mask))
    let result = try Decoder.bitmap(bytes)
    #expect(Array(result.pixels.suffix(128)) == Array(given.pixels.suffix(128)))
    #expect(Array(result.pixels.prefix(4)) == [200, 100, 50, 255])
  }
}
