import Testing

@testable import Raster

struct ImageInfoTests {
  @Test(arguments: [
    "rgb8.png", "rgb444.jpg", "progressive.jpg", "cmyk.jpg", "lossy.webp", "lossless.webp", "alpha-lossy.webp",
    "animated.webp", "still.gif", "moving.gif", "plain.bmp", "plain.tiff", "turned3.jpg",
  ])
  func size(name: String) throws {
    let info = try ImageInfo.read(Fixture.good(name))
    #expect(info.width == 32)
    #expect(info.height == 24)
  }

  @Test func sizesOfTurnedPicturesAreUpright() throws {
    for name in ["turned6.jpg", "turned6.png", "turned6-late.png", "turned6.webp"] {
      let info = try ImageInfo.read(Fixture.good(name))
      #expect(info.width == 24, "\(name)")
      #expect(info.height == 32, "\(name)")
      #expect(info.orientation == 6, "\(name)")
    }
  }

  @Test func avifSize() throws {
    let info = try ImageInfo.read(Fixture.good("plain.avif"))
    #expect(info == ImageInfo(.avif, stored: 16, 12))
  }

  @Test func anAbsurdAVIFSizeIsAnError() throws {
    var bytes = try Fixture.good("plain.avif")
    let box = try #require((0..<bytes.count - 16).first { bytes[$0..<$0 + 4].elementsEqual("ispe".utf8) })
    for place in box + 8..<box + 16 { bytes[place] = 255 }
    #expect(throws: RasterError.self) { try ImageInfo.read(bytes) }
  }

  @Test(arguments: [
    ("rgba8.png", true), ("graya8.png", true), ("rgb-trns.png", true), ("palette-trns.png", true), ("rgb8.png", false),
    ("palette8.png", false), ("alpha-lossy.webp", true), ("alpha-lossless.webp", true), ("lossy.webp", false),
    ("rgb444.jpg", false),
  ])
  func alpha(name: String, hasAlpha: Bool) throws {
    #expect(try ImageInfo.read(Fixture.good(name)).hasAlpha == hasAlpha)
  }

  @Test(arguments: [
    ("animated.png", true), ("animated.webp", true), ("moving.gif", true), ("still.gif", false), ("rgb8.png", false),
    ("lossy.webp", false),
  ])
  func animation(name: String, isAnimated: Bool) throws {
    #expect(try ImageInfo.read(Fixture.good(name)).isAnimated == isAnimated)
  }

  @Test func hugePicturesAreReadAllTheSame() throws {
    #expect(try ImageInfo.read(Fixture.bad("huge.png")).width == 30000)
  }
}
