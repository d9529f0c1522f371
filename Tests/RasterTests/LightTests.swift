import Cells
import Testing

@testable import Raster

/// Whatever the format, a smaller picture is the mean of its light.
struct LightTests {
  private func pattern(_ width: Int, _ height: Int, isLit: (Int, Int) -> Bool) -> Bitmap {
    var bitmap = Bitmap(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width where isLit(x, y) {
        for channel in 0..<3 { bitmap.pixels[(y * width + x) * 4 + channel] = 255 }
      }
    }
    return bitmap
  }

  private func files(_ bitmap: Bitmap) throws -> [[UInt8]] {
    [
      try Encoder.png(bitmap), try Encoder.jpeg(bitmap, quality: 95), try Encoder.webp(bitmap, quality: 95),
      try Encoder.webp(bitmap, quality: 100),
    ]
  }

  @Test func aCheckerboardIsAsLightAsItLooks() throws {
    let large = try Encoder.jpeg(pattern(1024, 1024) { ($0 + $1) % 2 == 0 }, quality: 95)
    for bytes in try files(pattern(256, 256) { ($0 + $1) % 2 == 0 }) + [large] {
      let small = try Decoder.bitmap(bytes, .exactly(Size(width: 8, height: 8)))
      let reds = stride(from: 0, to: small.pixels.count, by: 4).map { Int(small.pixels[$0]) }
      #expect(reds.allSatisfy { abs($0 - 188) <= 3 }, "\(reds)")
    }
  }

  /// Fine lines in one corner alone must not drown in the mean of the rest.
  @Test func fineLinesInOneCornerCount() throws {
    // Large enough to be decoded at a smaller scale.
    let picture = pattern(1024, 1024) { x, y in x < 128 && y < 128 && x % 2 == 0 }
    let small = try Decoder.bitmap(Encoder.jpeg(picture, quality: 90), .exactly(Size(width: 8, height: 8)))
    #expect(abs(Int(small.pixels[0]) - 188) <= 4, "\(small.pixels[0])")
  }

  /// A quarter of a picture's size is enough for such small ones, and what it takes of the light of grain is given back.
  @Test func grainKeepsItsLight() throws {
    for (low, high) in [(112, 144), (100, 150), (40, 70)] {
      var picture = Bitmap(width: 1024, height: 1024, red: UInt8(low), green: UInt8(low), blue: UInt8(low))
      for y in 0..<1024 {
        for x in 0..<1024 where (x + y) % 2 == 0 {
          for channel in 0..<3 { picture.pixels[(y * 1024 + x) * 4 + channel] = UInt8(high) }
        }
      }
      let wanted = try #require(picture.resampled(to: Size(width: 1, height: 1)).pixels.first)
      let small = try Decoder.bitmap(Encoder.jpeg(picture, quality: 95), .exactly(Size(width: 64, height: 64)))
      let reds = stride(from: 0, to: small.pixels.count, by: 4).map { Int(small.pixels[$0]) }
      #expect(reds.allSatisfy { abs($0 - Int(wanted)) <= 1 }, "\(wanted): \(Set(reds))")
    }
  }

  @Test func stripesOfOnePeriodACellComeOutEven() throws {
    // 77 columns of 13 pixels, three of them lit.
    let picture = pattern(1001, 40) { x, _ in x % 13 < 3 }
    let small = try Decoder.bitmap(Encoder.png(picture), .exactly(Size(width: 77, height: 8)))
    let reds = Set(stride(from: 0, to: small.pixels.count, by: 4).map { small.pixels[$0] })
    #expect(reds.count == 1 && abs(Int(reds.first ?? 0) - 132) <= 1, "\(reds)")
  }

  @Test func hiddenColoursOfAWebPDoNotBleed() throws {
    var picture = Bitmap(width: 64, height: 64, red: 0, green: 200, blue: 0)
    for place in stride(from: 0, to: picture.pixels.count, by: 4) where place / 4 % 64 >= 30 {
      picture.pixels.replaceSubrange(place..<place + 4, with: [255, 0, 0, 0])
    }
    for quality in [90, 100] {
      let bytes = try Encoder.webp(picture, quality: quality)
      let small = try Decoder.bitmap(bytes, .exactly(Size(width: 3, height: 1)))
      #expect(small.pixels[4] < 40 && small.pixels[5] > 160, "\(small.pixels)")
    }
  }

  @Test func theSizeIsExactlyWhatWasAskedFor() throws {
    let picture = EncoderTests.gradient(100, 60)
    for size in [Size(width: 33, height: 59), Size(width: 1, height: 60), Size(width: 100, height: 60)] {
      for bytes in try files(picture) { #expect(try Decoder.bitmap(bytes, .exactly(size)).size == size) }
    }
    let turned = try Decoder.bitmap(Fixture.good("turned6.jpg"), .exactly(Size(width: 5, height: 7)))
    #expect(turned.size == Size(width: 5, height: 7))
  }
}
