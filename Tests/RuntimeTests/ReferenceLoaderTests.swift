import Cells
import Domain
import Engine
import Interface
import Media
import Testing

@testable import Raster
@testable import Runtime

/// References: what goes as it is, what is changed first, and what is refused.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ReferenceLoaderTests {
  private let stores = MemoryStores()

  private func load(
    _ bytes: [UInt8], _ name: String = "a.png", limit: Int = ReferenceLoader.limit,
    side: Int = ReferenceLoader.longestSide
  ) throws -> LoadedReference {
    stores.put(bytes, at: "/\(name)")
    return try ReferenceLoader(pictures: stores, limit: limit, longestSide: side).loadShown("/\(name)")
  }

  /// Noise, so that no format makes it small.
  private func noise(_ width: Int, _ height: Int, isOpaque: Bool = true) throws -> Bitmap {
    var state: UInt64 = 7
    let pixels = (0..<width * height * 4).map { index -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return index % 4 == 3 && isOpaque ? 255 : UInt8(truncatingIfNeeded: state >> 40)
    }
    return try #require(Bitmap(width: width, height: height, pixels: pixels))
  }

  @Test func aPictureWithinTheLimitsGoesAsItIs() throws {
    let bytes = try Encoder.png(Bitmap(width: 300, height: 200, red: 9))
    let loaded = try load(bytes)
    #expect(loaded.reference.bytes == bytes)
    #expect(loaded.reference.mediaType == "image/png")
    #expect(loaded.reference.treatment == nil)
    #expect(loaded.thumbnail.size == Size(width: 32, height: 21))
  }

  @Test func theTypeIsToldByTheBytes() throws {
    let bytes = try Encoder.jpeg(Bitmap(width: 30, height: 20))
    #expect(try load(bytes, "name.png").reference.mediaType == "image/jpeg")
    #expect(try load(try Encoder.webp(Bitmap(width: 30, height: 20)), "x").reference.mediaType == "image/webp")
  }

  @Test func tooManyBytesAreWrittenSmaller() throws {
    let big = try Encoder.png(try noise(270, 260))
    try #require(big.count > 100_000)
    let reference = try load(big, limit: 100_000).reference
    #expect(reference.bytes.count <= 100_000)
    #expect(reference.mediaType == "image/jpeg")
    #expect(try ImageInfo.read(reference.bytes).width == reference.width)
    #expect(reference.treatment == "written as JPEG to keep under 100 kB")
  }

  @Test func transparencyStaysWhenItIsShrunk() throws {
    let big = try Encoder.png(try noise(250, 240, isOpaque: false))
    try #require(big.count > 100_000)
    let reference = try load(big, limit: 100_000).reference
    #expect(reference.bytes.count <= 100_000)
    #expect(reference.mediaType == "image/webp" || reference.mediaType == "image/png")
    #expect(try !Decoder.bitmap(reference.bytes).isOpaque)
    #expect(reference.treatment?.isEmpty == false)
  }

  @Test func tooManyPixelsAreShrunk() throws {
    let reference = try load(try Encoder.png(Bitmap(width: 1200, height: 30, red: 50)), side: 820).reference
    #expect(reference.width == 820 && reference.height == 20)
    #expect(try ImageInfo.read(reference.bytes).width == 820)
    #expect(reference.treatment == "shrunk from 1200×30 to 820×20")
  }

  /// A chunk of a PNG.
  private func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + body
    return body.count.bigEndianBytes + named + Int(Checksum.crc32(named)).bigEndianBytes
  }

  @Test func aPictureThatIsWrittenAnewLooksAsItWasGiven() throws {
    let plain = try Encoder.png(Bitmap(width: 40, height: 30, red: 220, green: 90, blue: 60))
    let turned: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
    // In the colours that telephones use.
    let marks = chunk("cICP", [12, 13, 0, 1]) + chunk("eXIf", turned)
    let given = Array(plain[..<33]) + marks + plain[33...]
    let reference = try load(given).reference
    #expect(
      reference.width == 30 && reference.treatment == "turned upright, without its notes of places, people and camera")
    let (look, sent) = (try Decoder.bitmap(given), try Decoder.bitmap(reference.bytes))
    try #require(abs(Int(look.pixels[0]) - 220) > 8)
    #expect(zip(look.pixels, sent.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 4 })
  }

  @Test func notesOfPlacesAndPeopleStayHere() throws {
    let bytes = try Encoder.png(Bitmap(width: 40, height: 30), text: [("Comment", "at home with Ann")])
    let reference = try load(bytes).reference
    #expect(!String(decoding: reference.bytes, as: UTF8.self).contains("Ann"))
    #expect(reference.treatment == "without its notes of places, people and camera")
    #expect(reference.bytes == (try Encoder.png(Bitmap(width: 40, height: 30))))
  }

  @Test func whatIsNoPictureIsRefusedInOneSentence() throws {
    let whole = try Encoder.png(try noise(64, 64))
    var huge = whole
    // 30000 x 30000 in the header, with its checksum.
    huge.replaceSubrange(16..<24, with: [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30])
    let cases: [(String, [UInt8], String)] = [
      ("empty.png", [], "empty"), ("page.png", Array("<html><body>no</body></html>".utf8), "HTML"),
      ("half.png", Array(whole.prefix(whole.count / 2)), "PNG"),
      ("anim.gif", Array("GIF89a\u{10}\0\u{10}\0\0\0\0;".utf8), "GIF"),
      ("huge.png", huge, "huge.png"),
    ]
    for (name, bytes, word) in cases {
      do {
        _ = try load(bytes, name)
        Issue.record("\(name) was taken")
      } catch let failure as Failure {
        #expect(failure.kind == .notAnImage, "\(name)")
        #expect(failure.title.contains(word), "\(failure.title)")
        #expect(failure.title.hasPrefix(name) && !failure.title.contains("\n"))
      }
    }
  }

  @Test func theScreenReadsNamesAndSends() throws {
    let stage = Stage(120, 40)
    stage.stores.put(try Encoder.png(Bitmap(width: 64, height: 48, red: 200)), at: "/pics/cantina.png")
    stage.stores.put(Array("no".utf8), at: "/pics/page.png")
    try stage.settle()
    stage.press(.character("+"))
    stage.write("/pics/")
    try stage.until("the folder is listed") { model in
      if let state = model.top(FileBrowser.self) { state.shown.count == 3 } else { false }
    }
    #expect(stage.text.contains("cantina.png"))
    stage.press(.down, .enter)
    try stage.until("it is refused") { model in
      if let state = model.top(FileBrowser.self) { state.problem != nil } else { false }
    }
    #expect(stage.model.create.references.isEmpty)
    #expect(stage.text.contains("page.png cannot be used as a picture"))
    stage.press(.up, .enter)
    try stage.until("it is there") { !$0.create.references.isEmpty }
    #expect(stage.text.contains("64×48 PNG"))
    #expect(stage.screen.frame.cells.contains { $0.kind == .picture })
    #expect(stage.service.requests.isEmpty)
  }

  @Test func iteratingSendsThePictureThatWasMade() throws {
    let stage = Stage(80, 24)
    try stage.settle()
    stage.press(.control("g"))
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    stage.press(.character("i"))
    try stage.until("it is the reference") { $0.create.references.count == 1 }
    #expect(stage.model.create.references[0].bytes == ScriptedService.picture(200).bytes)
    #expect(stage.model.context == .text)
    #expect(stage.service.requests.count == 1)
  }
}
