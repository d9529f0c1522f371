import Testing

@testable import Raster

/// Text of our own inside image files, put in and taken out by hand.
struct MetadataTests {
  private static let text = #"{"prompt":"a <fox> & \"snow\" — 狐 ]]>","seed":7}"#
  private static let files = [
    "rgb8.png", "interlaced.png", "palette-trns.png", "animated.png", "turned6-late.png", "rgb444.jpg",
    "progressive.jpg",
    "comment.jpg", "turned5.jpg", "cmyk.jpg", "restart.jpg", "lossy.webp", "lossless.webp", "alpha-lossless.webp",
    "alpha-lossy.webp", "animated.webp", "offset-frame.webp", "turned6.webp",
  ]

  @Test(arguments: files) func thePictureStaysAndTheTextComesBack(_ name: String) throws {
    let original = try Fixture.good(name)
    let marked = try ImageMetadata.embed(Self.text, into: original)
    #expect(marked != original)
    #expect(ImageMetadata.read(from: original) == nil)
    #expect(ImageMetadata.read(from: marked) == Self.text)
    #expect(try ImageInfo.read(marked) == ImageInfo.read(original))
    #expect(try Decoder.bitmap(marked) == Decoder.bitmap(original))
  }

  @Test(arguments: files) func anotherTextReplacesTheFirst(_ name: String) throws {
    let once = try ImageMetadata.embed("first", into: Fixture.good(name))
    let twice = try ImageMetadata.embed(Self.text, into: once)
    #expect(ImageMetadata.read(from: twice) == Self.text)
    #expect(try ImageMetadata.embed("first", into: twice) == once)
  }

  @Test(arguments: files) func strippingGivesThePictureBack(_ name: String) throws {
    let original = try Fixture.good(name)
    let clean = ImageMetadata.strip(from: try ImageMetadata.embed(Self.text, into: original))
    #expect(ImageMetadata.read(from: clean) == nil)
    #expect(try Decoder.bitmap(clean) == Decoder.bitmap(original))
    // A plain WebP keeps its extended header; everything else is as it was.
    if !name.hasSuffix("webp") { #expect(clean == original) }
    #expect(ImageMetadata.strip(from: original) == original)
  }

  @Test(arguments: ["rgb8.png", "rgb444.jpg", "lossy.webp", "lossless.webp"])
  func longTextsGoInWhole(_ name: String) throws {
    let long = String(repeating: "é狐x", count: 60_000)
    let marked = try ImageMetadata.embed(long, into: Fixture.good(name))
    #expect(ImageMetadata.read(from: marked) == long)
    #expect(try Decoder.bitmap(marked) == Decoder.bitmap(Fixture.good(name)))
    #expect(throws: RasterError.self) {
      try ImageMetadata.embed(String(repeating: "x", count: ImageMetadata.limit + 1), into: Fixture.good(name))
    }
  }

  @Test func checksumsAreThoseOfPNG() {
    #expect(Checksum.crc32(Array("IEND".utf8)) == 0xAE42_6082)
    #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func plainWebPBecomesExtended() throws {
    let original = try Fixture.good("lossy.webp")
    let marked = try ImageMetadata.embed("x", into: original)
    let reader = ByteReader(marked[...], isLittleEndian: true)
    #expect(reader.has("VP8X", at: 12) && reader.number(at: 16, width: 4) == 10)
    #expect(reader.byte(at: 20) == 0x04)
    #expect(reader.number(at: 4, width: 4) == marked.count - 8)
    #expect(marked.count.isMultiple(of: 2))
    let info = try ImageInfo.read(original)
    #expect(reader.number(at: 24, width: 3) == info.width - 1 && reader.number(at: 27, width: 3) == info.height - 1)
  }

  @Test func foreignXMPStays() throws {
    let marked = try ImageMetadata.embed("x", into: Fixture.good("lossy.webp"))
    let foreign = Array(marked.map { $0 })
    // The packet of somebody else: the mark of ours is spoiled.
    let place = try #require(foreign.indices.first { ByteReader(foreign[...]).has("urn:visualizer", at: $0) })
    var other = foreign
    other[place] = UInt8(ascii: "x")
    #expect(ImageMetadata.read(from: other) == nil)
    let both = try ImageMetadata.embed(Self.text, into: other)
    #expect(ImageMetadata.read(from: both) == Self.text)
    #expect(ImageMetadata.strip(from: both) == other)
  }

  @Test func damagedFilesAreRefusedNotSpoiled() throws {
    for fixture in try Fixture.all("bad") {
      _ = ImageMetadata.read(from: fixture.bytes)
      let marked = try? ImageMetadata.embed("x", into: fixture.bytes)
      if let marked { #expect(ImageMetadata.read(from: marked) == "x", "\(fixture.name)") }
      _ = ImageMetadata.strip(from: fixture.bytes)
    }
    for name in ["rgb8.png", "rgb444.jpg", "lossy.webp"] {
      let whole = try Fixture.good(name)
      for count in stride(from: 0, to: min(whole.count, 400), by: 3) {
        let marked = try? ImageMetadata.embed("x", into: Array(whole[..<count]))
        if let marked { #expect(ImageMetadata.read(from: marked) == "x") }
      }
    }
    #expect(throws: RasterError.self) { try ImageMetadata.embed("x", into: Fixture.good("moving.gif")) }
    #expect(throws: RasterError.self) { try ImageMetadata.embed("x", into: Array("text".utf8)) }
  }
}
