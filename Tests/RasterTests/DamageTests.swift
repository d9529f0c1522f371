import Cells
import Testing

@testable import Raster

/// What is left of a damaged picture is shown, and called damaged.
struct DamageTests {
  /// Noise, so that every row takes its part of the file.
  private let picture: Bitmap = {
    var picture = Bitmap(width: 64, height: 64)
    var state: UInt32 = 7
    for place in picture.pixels.indices where place % 4 != 3 {
      state = state &* 1_664_525 &+ 1_013_904_223
      picture.pixels[place] = UInt8(truncatingIfNeeded: state >> 24)
    }
    return picture
  }()

  private func files() throws -> [[UInt8]] {
    [
      try Encoder.png(picture), try Encoder.jpeg(picture), try Encoder.webp(picture, quality: 80),
      try Encoder.webp(picture, quality: 100),
    ]
  }

  @Test func ofACutFileTheUpperPartIsShown() throws {
    for bytes in try files() {
      let cut = try Decoder.picture(Array(bytes.prefix(bytes.count * 2 / 3)))
      let format = try #require(ImageFormat.sniff(bytes))
      #expect(cut.damage == .corrupt(format, "ends too early"))
      let whole = try Decoder.bitmap(bytes)
      #expect(cut.bitmap.size == whole.size)
      let line = 64 * 4
      #expect(Array(cut.bitmap.pixels.prefix(line)) == Array(whole.pixels.prefix(line)), "\(format)")
      #expect(cut.bitmap.pixels.suffix(4) == [0, 0, 0, 0], "\(format)")
      #expect(cut.remarks.first?.hasPrefix("it is damaged: the \(format.label) data ends too early") == true)
    }
  }

  @Test func aPictureWithoutItsLastMarkerIsWhole() throws {
    let jpeg = try Encoder.jpeg(picture)
    try #require(jpeg.suffix(2) == [0xFF, 0xD9])
    for bytes in [jpeg.dropLast(2), jpeg.dropLast(1), try Encoder.png(picture).dropLast(12)] {
      let found = try Decoder.picture(Array(bytes))
      #expect(found.damage == nil)
      #expect(found.bitmap.isOpaque)
    }
    let progressive = try Fixture.good("progressive.jpg")
    #expect(try Decoder.picture(progressive.dropLast(2)).damage == nil)
    // A pass is missing, and all rows are there.
    let last = try #require(progressive.indices.last { progressive[$0] == 0xFF && progressive[$0 + 1] == 0xDA })
    #expect(try Decoder.picture(Array(progressive.prefix(last))).damage == .corrupt(.jpeg, "ends too early"))
  }

  @Test func bytesThatBelongToNothingAreDamage() throws {
    let jpeg = try Fixture.good("restart.jpg")
    let restart = try #require(jpeg.indices.dropLast().first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xD0 })
    var broken = jpeg
    broken.insert(contentsOf: [0x12, 0x34, 0x56, 0x78, 0x12, 0x34], at: restart)
    let found = try Decoder.picture(broken)
    #expect(found.damage != nil)
    #expect(throws: RasterError.self) { try Decoder.check(broken) }
  }

  @Test func aWrongChecksumIsDamageButNoLoss() throws {
    let found = try Decoder.picture(Fixture.bad("crc.png"))
    #expect(found.damage == .corrupt(.png, "is damaged (a checksum is wrong)"))
    #expect(found.bitmap == (try Decoder.bitmap(Fixture.good("rgb8.png"))))
  }

  @Test func aChunkThatAnnouncesMuchTakesNoMemory() throws {
    let png = try Fixture.good("rgb8.png")
    for name in ["pCAL", "sCAL", "iTXt", "eXIf", "abCd"] {
      let chunk = 0x7FFF_FFFF.bigEndianBytes + Array(name.utf8) + [1, 2, 3]
      #expect(throws: RasterError.corrupt(.png, "ends too early")) {
        try Decoder.picture(Array(png[..<33]) + chunk + Array(png[33...]))
      }
    }
  }

  @Test func memoryIsBoundedWhateverTheFileSays() throws {
    let png = try Fixture.good("interlaced.png")
    let limits = Decoder.Limits(bytes: 32 * 24 * 4)
    #expect(throws: RasterError.needsMemory(.png, needed: 32 * 24 * 8, limit: limits.bytes)) {
      try Decoder.bitmap(png, limits: limits)
    }
    // Row by row the same number of pixels needs hardly any.
    let box = Size(width: 2, height: 2)
    #expect(try Decoder.bitmap(Fixture.good("rgba8.png"), .exactly(box), limits: Decoder.Limits(bytes: 16)).size == box)
    let several = try JPEGHeader(Fixture.good("progressive.jpg"))
    let one = try JPEGHeader(Fixture.good("rgb444.jpg"))
    #expect(several.workingMemory >= one.workingMemory + 32 * 24 * 3 * 2)
  }
}
