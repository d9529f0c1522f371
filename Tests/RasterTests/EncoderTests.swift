import Cells
import Testing

@testable import Raster

struct EncoderTests {
  /// A soft gradient, which every codec keeps well.
  static func gradient(_ width: Int, _ height: Int, alpha: Bool = false) -> Bitmap {
    var bitmap = Bitmap(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        let index = (y * width + x) * 4
        bitmap.pixels[index] = UInt8(x * 255 / max(1, width - 1))
        bitmap.pixels[index + 1] = UInt8(y * 255 / max(1, height - 1))
        bitmap.pixels[index + 2] = 128
        if alpha { bitmap.pixels[index + 3] = UInt8(55 + (x + y) * 200 / max(1, width + height - 2)) }
      }
    }
    return bitmap
  }

  @Test func everyFormatBeginsWithItsMagic() throws {
    let picture = Self.gradient(16, 9)
    #expect(try Encoder.png(picture).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try Encoder.jpeg(picture).starts(with: [0xFF, 0xD8, 0xFF]))
    #expect(try Encoder.webp(picture).starts(with: Array("RIFF".utf8)))
  }

  @Test func pngCarriesItsTexts() throws {
    let bytes = try Encoder.png(Self.gradient(2, 2), text: [("prompt", "a fox"), ("note", "füchse")])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("tEXtprompt\0a fox"))
    #expect(text.contains("iTXtnote\0\0\0\0\0füchse"))
  }

  @Test(arguments: ["", " lead", "trail ", "ümlaut", String(repeating: "k", count: 80)])
  func pngRefusesABadTextName(key: String) {
    #expect(throws: RasterError.self) { try Encoder.png(Self.gradient(2, 2), text: [(key, "v")]) }
  }

  @Test func aSideTooLongIsAnError() {
    let wide = Bitmap(width: 70_000, height: 1)
    #expect(throws: RasterError.self) { try Encoder.jpeg(wide) }
    #expect(throws: RasterError.self) { try Encoder.webp(wide) }
  }
}
