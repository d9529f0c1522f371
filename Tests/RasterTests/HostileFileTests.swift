import Cells
import Testing

@testable import Raster

struct HostileFileTests {
  /// Decodes, and says which error came; a crash ends the test run.
  private func failure(_ bytes: [UInt8], fitting box: Size? = nil) -> RasterError? {
    do throws(RasterError) {
      let bitmap = try Decoder.bitmap(bytes, fitting: box)
      #expect(bitmap.pixels.count == bitmap.width * bitmap.height * 4)
      return nil
    } catch {
      #expect(!error.sentence.isEmpty)
      return error
    }
  }

  /// What a file holds behind its picture may be missing: other pictures of an animation, a last marker, a checksum, and
  /// in small files notes.
  private static func behindThePicture(_ fixture: Fixture, _ format: ImageFormat) throws -> Int {
    let animation: [UInt8] = Array((format == .png ? "fcTL" : "ANMF").utf8)
    let frames = fixture.bytes.indices.filter { fixture.bytes[$0...].starts(with: animation) }
    if frames.count > 1 { return fixture.bytes.count - frames[1] + 16 }
    switch format {
    case .png: return 60
    case .jpeg: return 3
    default: return 0
    }
  }

  @Test func everyFileCutAnywhereIsAnError() throws {
    for fixture in try Fixture.all("good") where fixture.bytes.count < 1000 {
      let format = try #require(ImageFormat.sniff(fixture.bytes))
      guard format.isSentAsItIs else { continue }
      for length in 0..<fixture.bytes.count {
        let error = failure(Array(fixture.bytes.prefix(length)))
        // What is missing behind the pixels is not missed.
        guard length < fixture.bytes.count - (try Self.behindThePicture(fixture, format)) else { continue }
        #expect(error != nil, "\(fixture.name) cut to \(length) of \(fixture.bytes.count)")
      }
      #expect(failure(fixture.bytes) == nil, "\(fixture.name)")
    }
  }

  @Test func cutFilesAreErrorsWhenShrunkToo() throws {
    let box = Size(width: 2, height: 2)
    let picture = EncoderTests.gradient(64, 64)
    for bytes in [try Encoder.png(picture), try Encoder.jpeg(picture), try Encoder.webp(picture)] {
      for length in stride(from: 0, to: bytes.count - 20, by: 7) {
        #expect(failure(Array(bytes.prefix(length)), fitting: box) != nil)
      }
    }
  }

  @Test func cutFilesSayThatTheyEndTooEarly() throws {
    for (name, missing) in [("rgb8.png", 40), ("rgb444.jpg", 10), ("lossless.webp", 10)] {
      let bytes = try Fixture.good(name)
      let sentence = try #require(failure(bytes.dropLast(missing))).sentence
      #expect(sentence.hasSuffix("data ends too early"), "\(name): \(sentence)")
    }
  }

  @Test func refusals() throws {
    #expect(failure([]) == .empty)
    #expect(failure(Array("<!doctype html><p>no".utf8)) == .unknownFormat("an HTML page"))
    #expect(failure(Array("\0\0\0\u{C}JXL \r\n".utf8)) == .unsupported(.jxl, ""))
    #expect(failure(try Fixture.bad("huge.png")) == .tooLarge(width: 30000, height: 30000))
    #expect(failure(try Fixture.bad("twelve-bit.jpg")) == .unsupported(.jpeg, "12-bit samples"))
    #expect(failure(try Fixture.bad("lossless.jpg")) == .unsupported(.jpeg, "lossless coding"))
    #expect(failure(try Fixture.bad("no-pixels.png")) == .corrupt(.png, "has a picture without pixels"))
    #expect(failure(try Fixture.bad("no-pixels.jpg")) == .corrupt(.jpeg, "has a picture without pixels"))
  }

  @Test(arguments: ["crc.png", "short.png", "scans.jpg"])
  func damage(name: String) throws {
    guard case .corrupt = failure(try Fixture.bad(name)) else {
      Issue.record("\(name) must be corrupt")
      return
    }
  }

  @Test func limitsAreTheCallers() throws {
    let bytes = try Fixture.good("rgb8.png")
    for limits in [Decoder.Limits(side: 31), Decoder.Limits(pixels: 767)] {
      #expect(throws: RasterError.tooLarge(width: 32, height: 24)) { try Decoder.bitmap(bytes, limits: limits) }
    }
    #expect(throws: RasterError.needsMemory(.png, needed: 768 * 4, limit: 767 * 4)) {
      try Decoder.bitmap(bytes, limits: Decoder.Limits(bytes: 767 * 4))
    }
    #expect(try Decoder.bitmap(bytes, limits: Decoder.Limits(side: 32, pixels: 768)).width == 32)
  }

  /// Ten thousand damaged files: any error will do, and any picture of a sane size.
  @Test func mutationsNeverCrash() throws {
    let fixtures = (try Fixture.all("good") + Fixture.all("bad")).map(\.bytes).filter { $0.count < 5000 }
    var random = SplitMix(state: 20)
    let limits = Decoder.Limits(side: 2000, pixels: 1 << 20, bytes: 4 << 20)
    for round in 0..<10_000 {
      var bytes = fixtures[round % fixtures.count]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2 where bytes.count > 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      let box = round % 2 == 0 ? Size(width: 8, height: 8) : nil
      if let bitmap = try? Decoder.bitmap(bytes, fitting: box, limits: limits) {
        #expect(bitmap.width * bitmap.height <= limits.pixels)
      }
    }
  }
}

/// A small generator with a fixed seed, so that a failure can be seen again.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
