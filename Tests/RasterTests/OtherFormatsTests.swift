import Cells
import Testing

@testable import Raster

/// Formats that are read here, and those that a library reads where it is installed.
struct OtherFormatsTests {
  private func corners(_ bitmap: Bitmap) -> [RGB] {
    [(1, 1), (3, 1), (1, 3), (3, 3)].map { bitmap.color(bitmap.width * $0.0 / 4, bitmap.height * $0.1 / 4) }
  }

  private static let colors = [RGB(255, 0, 0), RGB(0, 255, 0), RGB(0, 0, 255), RGB(255, 255, 255)]

  private func isNear(_ a: [RGB], _ b: [RGB], within tolerance: Int) -> Bool {
    zip(a, b).allSatisfy { a, b in
      [(a.red, b.red), (a.green, b.green), (a.blue, b.blue)].allSatisfy { abs(Int($0) - Int($1)) <= tolerance }
    }
  }

  @Test(arguments: [
    "still.gif", "moving.gif", "interlaced.gif", "plain.bmp", "palette.bmp", "alpha.bmp", "masks.bmp",
  ])
  func ownFormats(name: String) throws {
    let picture = try Decoder.picture(Fixture.good(name))
    #expect(picture.damage == nil && picture.bitmap.size == Size(width: 32, height: 24))
    #expect(corners(picture.bitmap) == Self.colors, "\(corners(picture.bitmap))")
    #expect(picture.bitmap.isOpaque)
    #expect(picture.info.isAnimated == (name == "moving.gif"))
  }

  @Test func runsOfABMP() throws {
    let bitmap = try Decoder.bitmap(Fixture.good("runs.bmp"))
    #expect(corners(bitmap) == [Self.colors[0], Self.colors[1], Self.colors[2], Self.colors[3]])
    let ones = try Decoder.bitmap(Fixture.good("one-bit.bmp"))
    #expect(corners(ones).last == RGB(255, 255, 255))
  }

  @Test func longCodesOfAGIF() throws {
    let bitmap = try Decoder.bitmap(Fixture.good("long.gif"))
    for (x, y) in [(0, 0), (159, 159), (80, 33), (13, 141)] {
      let place = UInt8((x * 7 + y * 13 + x * y) % 251)
      #expect(bitmap.color(x, y) == RGB(place, 255 - place, place / 2))
    }
  }

  @Test func seeThroughParts() throws {
    #expect(try Decoder.bitmap(Fixture.good("clear.gif")).pixels.suffix(4) == [0, 0, 0, 0])
    let qoi = try Decoder.bitmap(Fixture.good("alpha.qoi"))
    #expect(corners(qoi) == Self.colors)
    let alphas = [0, 20, 640, 660].map { (place: Int) -> UInt8 in qoi.pixels[place * 4 + 3] }
    #expect(alphas == [255, 128, 64, 0])
  }

  @Test func stepsOfAQOI() throws {
    let bitmap = try Decoder.bitmap(Fixture.good("steps.qoi"))
    #expect((0..<4).map { bitmap.color($0, 0).green } == [100, 101, 106, 106])
  }

  @Test func whatIsMissingIsSaid() throws {
    for name in ["still.gif", "plain.bmp", "long.gif", "runs.bmp", "alpha.qoi"] {
      let bytes = try Fixture.good(name)
      let picture = try Decoder.picture(Array(bytes.prefix(bytes.count * 3 / 4)))
      #expect(picture.damage == .corrupt(picture.info.format, "ends too early"), "\(name)")
    }
  }

  @Test(arguments: ["plain.avif", "plain.tiff"])
  func librariesOfTheSystem(name: String) throws {
    let bytes = try Fixture.good(name)
    let format = try #require(ImageFormat.sniff(bytes))
    guard format.isDecodable else {
      #expect(throws: RasterError.unsupported(format, "")) { try Decoder.bitmap(bytes) }
      #expect(RasterError.unsupported(format, "").sentence.contains("once the package lib"))
      return
    }
    let bitmap = try Decoder.bitmap(bytes)
    #expect(isNear(corners(bitmap), Self.colors, within: 30), "\(corners(bitmap))")
    #expect(throws: RasterError.self) { try Decoder.bitmap(Array(bytes.prefix(bytes.count / 2))) }
    #expect(throws: RasterError.self) { try Decoder.bitmap(bytes, limits: Decoder.Limits(bytes: 700)) }
  }

  @Test func aDrawingIsDrawnInTheSizeThatIsWanted() throws {
    let svg = Array(
      """
      <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2" width="8mm"
      ><rect width="2" height="2" fill="#ff0000"/><rect x="2" width="2" height="2" fill="#0000ff" opacity="0.5"/></svg>
      """.utf8)
    let info = try ImageInfo.read(svg)
    #expect(info.width == 30 && info.height == 15)
    guard info.format.isDecodable else { return }
    let bitmap = try Decoder.bitmap(svg, .exactly(Size(width: 20, height: 10)))
    #expect(bitmap.size == Size(width: 20, height: 10))
    #expect(Array(bitmap.pixels.prefix(4)) == [255, 0, 0, 255])
    #expect(Array(bitmap.pixels.suffix(4)) == [0, 0, 255, 128])
    #expect(throws: RasterError.corrupt(.svg, "is damaged")) { try Decoder.bitmap(Array(svg.prefix(150))) }
  }

  @Test func sizesOfDrawings() {
    func size(_ text: String) -> Size {
      let size = SVGSize(Array(text.utf8))
      return Size(width: size.width, height: size.height)
    }
    #expect(size("<svg width='10' height=\"20px\">") == Size(width: 10, height: 20))
    #expect(size("<!-- <svg --><svg:svg viewBox='0,0 30 40' width='100%'>") == Size(width: 30, height: 40))
    #expect(size("<svg>") == Size(width: 300, height: 150))
    #expect(size("<svg width='1e99' height='nan'>").width == 65_535)
    #expect(size("<svg width") == Size(width: 300, height: 150))
  }
}
