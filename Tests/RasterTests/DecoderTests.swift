import Cells
import Testing

@testable import Raster

/// The colours in the middle of a picture's four quarters, row by row.
private func quarters(_ bitmap: Bitmap) -> [[UInt8]] {
  [(1, 1), (3, 1), (1, 3), (3, 3)].map { x, y in
    let index = (bitmap.height * y / 4 * bitmap.width + bitmap.width * x / 4) * 4
    return Array(bitmap.pixels[index..<index + 4])
  }
}

private func isNear(_ a: [[UInt8]], _ b: [[UInt8]], within tolerance: Int) -> Bool {
  zip(a.joined(), b.joined()).allSatisfy { abs(Int($0) - Int($1)) <= tolerance }
}

private let colors: [[UInt8]] = [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255], [255, 255, 255, 255]]
private let faded: [[UInt8]] = [[255, 0, 0, 255], [0, 255, 0, 128], [0, 0, 255, 64], [255, 255, 255, 0]]
private func grays(_ values: UInt8...) -> [[UInt8]] { values.map { [$0, $0, $0, 255] } }

struct DecoderTests {
  @Test(arguments: [
    "rgb8", "rgb16", "palette2", "palette8", "animated", "text-bomb",
  ])
  func pngColours(name: String) throws {
    let bitmap = try Decoder.bitmap(Fixture.good("\(name).png"))
    #expect(bitmap.size == Size(width: 32, height: 24))
    #expect(quarters(bitmap) == colors)
  }

  @Test(arguments: ["rgba8", "rgba16", "interlaced", "palette-trns"])
  func pngAlpha(name: String) throws {
    #expect(quarters(try Decoder.bitmap(Fixture.good("\(name).png"))) == faded)
  }

  @Test(arguments: [
    ("gray1", grays(0, 0, 0, 255)), ("interlaced-gray1", grays(0, 0, 0, 255)), ("gray2", grays(0, 85, 170, 255)),
    ("gray4", grays(0, 85, 170, 255)), ("gray8", grays(0, 85, 170, 255)), ("gray16", grays(0, 85, 170, 255)),
    ("graya8", [[0, 0, 0, 255], [85, 85, 85, 128], [170, 170, 170, 64], [255, 255, 255, 0]]),
    ("graya16", [[0, 0, 0, 255], [85, 85, 85, 128], [170, 170, 170, 64], [255, 255, 255, 0]]),
    ("gray-trns", [[0, 0, 0, 255], [85, 85, 85, 0], [170, 170, 170, 255], [255, 255, 255, 255]]),
    ("rgb-trns", [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 0], [255, 255, 255, 255]]),
  ])
  func pngGrayAndKeyedAlpha(name: String, expected: [[UInt8]]) throws {
    #expect(quarters(try Decoder.bitmap(Fixture.good("\(name).png"))) == expected)
  }

  @Test func pngGammaIsAppliedUnlessTheFileSaysSRGB() throws {
    // (55 / 255) ^ (1 / 2.2) of 255.
    #expect(abs(Int(try Decoder.bitmap(Fixture.good("gamma1.png")).pixels[0]) - 127) <= 1)
    #expect(try Decoder.bitmap(Fixture.good("gamma-srgb.png")).pixels[0] == 55)
  }

  @Test(arguments: ["rgb444", "rgb420", "rgb-stored", "progressive", "restart", "arithmetic", "comment"])
  func jpegColours(name: String) throws {
    let bitmap = try Decoder.bitmap(Fixture.good("\(name).jpg"))
    #expect(bitmap.size == Size(width: 32, height: 24))
    #expect(isNear(quarters(bitmap), colors, within: 6), "\(quarters(bitmap))")
  }

  @Test func jpegGray() throws {
    #expect(isNear(quarters(try Decoder.bitmap(Fixture.good("gray.jpg"))), grays(0, 85, 170, 255), within: 3))
  }

  @Test(arguments: ["cmyk", "ycck"])
  func jpegInks(name: String) throws {
    let expected = [colors[0], colors[1], colors[2], [51, 51, 51, 255]]
    let found = quarters(try Decoder.bitmap(Fixture.good("\(name).jpg")))
    #expect(isNear(found, expected, within: 6), "\(found)")
  }

  @Test(arguments: [("lossless", colors), ("animated", colors), ("alpha-lossless", faded)])
  func webpExact(name: String, expected: [[UInt8]]) throws {
    #expect(quarters(try Decoder.bitmap(Fixture.good("\(name).webp"))) == expected)
  }

  @Test(arguments: [nil, Size(width: 4, height: 3), Size(width: 1, height: 1)])
  func webpFrameSmallerThanItsCanvas(box: Size?) throws {
    let bitmap = try Decoder.bitmap(Fixture.good("offset-frame.webp"), fitting: box)
    #expect(bitmap.pixels[3] == 0)
    #expect(bitmap.isOpaque == false && bitmap.pixels.last == 255)
    if box == nil {
      #expect(Array(bitmap.pixels.suffix(4)) == [255, 255, 255, 255])
      #expect(bitmap.color(32, 24) == RGB(255, 0, 0))
    }
  }

  @Test func webpLossy() throws {
    #expect(isNear(quarters(try Decoder.bitmap(Fixture.good("lossy.webp"))), colors, within: 8))
    let found = quarters(try Decoder.bitmap(Fixture.good("alpha-lossy.webp")))
    #expect(found.map { $0[3] } == [255, 128, 64, 0])
  }

  /// Where red, green, blue and white go, in the order of `quarters`.
  @Test(arguments: [
    (1, [0, 1, 2, 3]), (2, [1, 0, 3, 2]), (3, [3, 2, 1, 0]), (4, [2, 3, 0, 1]),
    (5, [0, 2, 1, 3]), (6, [2, 0, 3, 1]), (7, [3, 1, 2, 0]), (8, [1, 3, 0, 2]),
  ])
  func orientation(exif: Int, places: [Int]) throws {
    let bitmap = try Decoder.bitmap(Fixture.good("turned\(exif).jpg"))
    #expect(bitmap.size == (exif < 5 ? Size(width: 32, height: 24) : Size(width: 24, height: 32)))
    #expect(isNear(quarters(bitmap), places.map { colors[$0] }, within: 6))
  }

  @Test(arguments: ["turned6.png", "turned6-late.png", "turned6.webp"])
  func orientationOfOtherFormats(name: String) throws {
    let bitmap = try Decoder.bitmap(Fixture.good(name))
    #expect(bitmap.size == Size(width: 24, height: 32))
    #expect(quarters(bitmap) == [2, 0, 3, 1].map { colors[$0] })
  }

  @Test func extremeSides() throws {
    #expect(try Decoder.bitmap(Fixture.good("one.png")) == Bitmap(width: 1, height: 1, red: 200, green: 200, blue: 200))
    #expect(try Decoder.bitmap(Fixture.good("tall.png")).size == Size(width: 1, height: 10000))
    let box = Size(width: 80, height: 80)
    #expect(try Decoder.bitmap(Fixture.good("wide.png"), fitting: box).size.height == 1)
  }

  @Test func roundTrips() throws {
    let picture = EncoderTests.gradient(40, 30, alpha: true)
    #expect(try Decoder.bitmap(Encoder.png(picture)) == picture)
    #expect(try Decoder.bitmap(Encoder.webp(picture, quality: 100)) == picture)
    let opaque = EncoderTests.gradient(40, 30)
    #expect(try Decoder.bitmap(Encoder.png(opaque)) == opaque)
    for bytes in [try Encoder.jpeg(opaque, quality: 95), try Encoder.webp(opaque, quality: 95)] {
      let back = try Decoder.bitmap(bytes)
      let off = zip(back.pixels, opaque.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0
      #expect(off <= 14, "\(off)")
    }
  }

  @Test func jpegShowsTheBackgroundThroughAlpha() throws {
    var clear = Bitmap(width: 16, height: 16)
    for index in stride(from: 3, to: clear.pixels.count, by: 4) { clear.pixels[index] = 0 }
    let back = try Decoder.bitmap(Encoder.jpeg(clear, background: RGB(200, 100, 50)))
    #expect(isNear([Array(back.pixels[0..<4])], [[200, 100, 50, 255]], within: 3))
  }

  @Test(arguments: ["png", "jpeg", "webp"])
  func fittingCoversTheBoxAndKeepsThePicture(format: String) throws {
    let picture = EncoderTests.gradient(400, 300)
    let bytes =
      switch format {
      case "png": try Encoder.png(picture)
      case "jpeg": try Encoder.jpeg(picture, quality: 95)
      default: try Encoder.webp(picture, quality: 95)
      }
    let small = try Decoder.bitmap(bytes, fitting: Size(width: 20, height: 20))
    #expect(small.width >= 20 && small.height >= 20 && small.width < 120)
    let target = Size(width: 20, height: 15)
    let off =
      zip(small.resampled(to: target).pixels, picture.resampled(to: target).pixels)
      .map { abs(Int($0) - Int($1)) }.max() ?? 0
    #expect(off <= 12, "\(off)")
  }
}
