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
    let place = try #require(foreign.indices.first { ByteReader(foreign[...]).has("visualizer:recipe>x", at: $0) })
    var other = foreign
    other[place] = UInt8(ascii: "V")
    #expect(ImageMetadata.read(from: other) == nil)
    let both = try ImageMetadata.embed(Self.text, into: other)
    #expect(ImageMetadata.read(from: both) == Self.text)
    #expect(ImageMetadata.strip(from: both) == other)
  }

  @Test func aPacketThatWasWrittenAgainIsFoundAndCutOutOfIt() throws {
    let marked = try ImageMetadata.embed("<x> & y", into: Fixture.good("lossy.webp"))
    // As other programs write it: more around it, and a property of somebody else's.
    let old = Array("<visualizer:recipe>".utf8)
    let place = try #require(marked.firstPlace(of: old, from: 0))
    let more = Array("<dc:title>Theirs</dc:title>".utf8)
    var other = marked
    other.insert(contentsOf: more, at: place)
    let chunk = try #require(marked.firstPlace(of: Array("XMP ".utf8), from: 0))
    for at in [4, chunk + 4] {
      let size = try #require(ByteReader(other[...], isLittleEndian: true).number(at: at, width: 4)) + more.count
      other.replaceSubrange(at..<at + 4, with: size.littleEndianBytes(4))
    }
    other = even(other, chunk: chunk)
    #expect(ImageMetadata.read(from: other) == "<x> & y")
    let bare = ImageMetadata.strip(from: other)
    #expect(!ImageMetadata.mayHold(bare) && bare.firstPlace(of: more, from: 0) != nil)
    #expect(try Decoder.bitmap(bare) == Decoder.bitmap(Fixture.good("lossy.webp")))
  }

  /// Chunks begin at even places.
  private func even(_ bytes: [UInt8], chunk: Int) -> [UInt8] {
    guard let length = ByteReader(bytes[...], isLittleEndian: true).number(at: chunk + 4, width: 4) else {
      return bytes
    }
    var out = Array(bytes[..<(chunk + 8 + length)])
    if !length.isMultiple(of: 2) { out.append(0) }
    out.replaceSubrange(4..<8, with: (out.count - 8).littleEndianBytes(4))
    return out
  }

  @Test(arguments: ["tEXt", "zTXt", "iTXt"]) func whateverKindOfTextOthersMadeOfItGoes(_ kind: String) throws {
    let original = try Fixture.good("rgb8.png")
    let body = Array(kind.utf8) + Array("visualizer".utf8) + [0] + (kind == "tEXt" ? [] : [1, 0]) + Array("{}".utf8)
    let chunk = (body.count - 4).bigEndianBytes + body + Int(Checksum.crc32(body)).bigEndianBytes
    let other = Array(original[..<33]) + chunk + original[33...]
    #expect(ImageMetadata.read(from: other) == (kind == "tEXt" ? "{}" : nil))
    #expect(ImageMetadata.strip(from: other) == original)
    // Also where the end is missing.
    let cut = Array(other.dropLast(30))
    #expect(ImageMetadata.strip(from: cut) == Array(original.dropLast(30)))
    #expect(throws: RasterError.self) { try ImageMetadata.embed("x", into: cut) }
  }

  @Test func picturesBehindAnIndexStayWhereItSays() throws {
    let original = try Fixture.good("rgb444.jpg")
    let index = [0xFF, 0xE2, 0, 8] + Array("MPF".utf8) + [0, 1, 2]
    let file = Array(original[..<20]) + index + original[20...]
    let marked = try ImageMetadata.embed("x", into: file)
    let place = try #require(marked.firstPlace(of: index, from: 0))
    #expect(Array(marked[place...]) == Array(file[20...]))
    #expect(ImageMetadata.read(from: marked) == "x" && ImageMetadata.strip(from: marked) == file)
  }

  @Test func chunksWhoseNamesAreNoLettersStay() throws {
    let original = try Fixture.good("lossy.webp")
    let chunk: [UInt8] = [0xC3, 0x28, 0xFF, 0x80, 2, 0, 0, 0, 1, 2]
    var file = original + chunk
    file.replaceSubrange(4..<8, with: (file.count - 8).littleEndianBytes(4))
    #expect(ImageMetadata.strip(from: file) == file)
    let marked = try ImageMetadata.embed("x", into: file)
    #expect(marked.firstPlace(of: chunk, from: 0) != nil && ImageMetadata.read(from: marked) == "x")
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
