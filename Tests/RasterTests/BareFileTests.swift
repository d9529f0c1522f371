import Testing

@testable import Raster

/// What tells of people and places does not leave the machine, and what the picture needs does.
struct BareFileTests {
  private static let secret = Array("51.5007 N at home".utf8)

  private func holdsSecret(_ bytes: [UInt8]) -> Bool { bytes.firstPlace(of: Self.secret, from: 0) != nil }

  private func segment(_ marker: UInt8, _ name: String) -> [UInt8] {
    let body = Array(name.utf8) + Self.secret
    return [0xFF, marker, 0, UInt8(body.count + 2)] + body
  }

  @Test(arguments: ["p3.jpg", "inks.jpg", "gray-linear.jpg"])
  func ofAJPEG(name: String) throws {
    let original = try Fixture("colour", name).bytes
    let notes = [
      segment(0xE1, "Exif\0\0II*\0"), segment(0xE1, "http://ns.adobe.com/xap/1.0/\0"), segment(0xE2, "MPF\0"),
      segment(0xED, "Photoshop 3.0\0"), segment(0xFE, ""), segment(0xE0, "JFXX\0"), segment(0xE5, "Maker\0"),
    ]
    let full = original[..<2] + notes.joined() + original[2...] + Self.secret
    let bare = BareFile(Array(full))
    #expect(bare.hasLost && !holdsSecret(bare.bytes))
    #expect(bare.bytes == original)
    #expect(try JPEGHeader(bare.bytes).profile != nil)
    #expect(try Decoder.bitmap(bare.bytes) == Decoder.bitmap(original))
  }

  @Test(arguments: ["progressive", "restart", "rgb-stored", "ycck"])
  func aJPEGWithoutNotesStaysAsItIs(name: String) throws {
    let bytes = try Fixture.good("\(name).jpg")
    #expect(!BareFile(bytes).hasLost && BareFile(bytes).bytes == bytes)
  }

  @Test func ofAPNG() throws {
    let original = try Fixture("colour", "p3.png").bytes
    let notes = ["tEXt", "iTXt", "zTXt", "eXIf", "tIME", "prVt"].flatMap { name -> [UInt8] in
      let body = Array(name.utf8) + Self.secret
      return (body.count - 4).bigEndianBytes + body + Int(Checksum.crc32(body)).bigEndianBytes
    }
    let bare = BareFile(Array(original[..<33]) + notes + original[33...] + Self.secret)
    #expect(bare.hasLost && bare.bytes == original)
  }

  @Test func ofAWebP() throws {
    let original = try Fixture("colour", "p3.webp").bytes
    var full = original
    for name in ["EXIF", "XMP ", "OTHR"] {
      full += Array(name.utf8) + Self.secret.count.littleEndianBytes(4) + Self.secret
      if !Self.secret.count.isMultiple(of: 2) { full.append(0) }
    }
    full.replaceSubrange(4..<8, with: (full.count - 8).littleEndianBytes(4))
    full[20] |= 0x0C
    let bare = BareFile(full)
    #expect(bare.hasLost && bare.bytes == original)
  }

  @Test func ourOwnTextGoesWithoutAWord() throws {
    for bytes in [try Fixture.good("rgb8.png"), try Fixture.good("rgb444.jpg"), try Fixture.good("lossless.webp")] {
      let bare = BareFile(try ImageMetadata.embed("what was asked for", into: bytes))
      #expect(!bare.hasLost && ImageMetadata.read(from: bare.bytes) == nil)
    }
  }
}
