import Cells
import Testing

@testable import Raster

/// Pictures with each mark of colour against what a reference decoder made of them; colour_fixtures.py says how.
struct ColorTests {
  struct Expected: CustomTestStringConvertible {
    let name: String
    let size: Size
    let colors: [RGB]

    var testDescription: String { name }

    static func all() throws -> [Expected] {
      let text = String(decoding: try Fixture("colour", "expected.txt").bytes, as: UTF8.self)
      return try text.split(separator: "\n").map { line in
        let words = line.split(separator: " ")
        let (width, height) = (try #require(Int(words[1])), try #require(Int(words[2])))
        return Expected(
          name: String(words[0]), size: Size(width: width, height: height),
          colors: try words.dropFirst(3).map { RGB(hex: try #require(UInt32($0, radix: 16))) })
      }
    }
  }

  @Test(arguments: try Expected.all())
  func looksAsTheReferenceDoes(expected: Expected) throws {
    let bytes = try Fixture("colour", expected.name).bytes
    let bitmap = try Decoder.bitmap(bytes, .exactly(expected.size))
    #expect(bitmap.size == expected.size)
    let off = expected.colors.enumerated().flatMap { index, color in
      let found = bitmap.color(index % bitmap.width, index / bitmap.width)
      return [(found.red, color.red), (found.green, color.green), (found.blue, color.blue)].map {
        abs(Int($0) - Int($1))
      }
    }
    let mean = Double(off.reduce(0, +)) / Double(off.count)
    let most = off.max() ?? 255
    #expect(mean <= 2 && most <= 40, "\(expected.name): mean \(mean), at most \(most)")
  }

  @Test func thereAreManyKinds() throws { #expect(try Expected.all().count >= 28) }

  /// So that pictures with the usual profile take the path without conversion.
  @Test func anSRGBProfileIsKnownForWhatItIs() throws {
    let png = try Fixture("colour", "cicp-p3.png").bytes
    #expect(try PNGHeader(png).mark(in: png) != .sRGB)
    let mark = ColorMark.curve(.sRGB, .sRGB)
    guard case .sRGB = SampleColor(mark, layout: .rgb) else {
      Issue.record("sRGB by its curve is converted")
      return
    }
  }

  @Test func aProfileThatLiesAboutItsSizeIsIgnored() throws {
    let jpeg = try Fixture("colour", "p3.jpg").bytes
    let place = try #require(jpeg.firstPlace(of: Array("ICC_PROFILE\0".utf8), from: 0)) + 14
    for (offset, value) in [(0, 0xFF), (36, 0), (128, 0xFF), (131, 0xFF), (136, 0x7F), (140, 0x7F)] as [(Int, UInt8)] {
      var broken = jpeg
      broken[place + offset] = value
      #expect(try Decoder.bitmap(broken).width == 60)
    }
  }

  @Test func namesOfVideoColours() {
    #expect(Primaries(code: 1)?.toSRGB == nil)
    #expect(Primaries(code: 12)?.toSRGB != nil)
    #expect(Primaries(code: 2) == nil && TransferCurve(code: 2) == nil)
    for code in [1, 4, 5, 8, 13, 16, 18] {
      let curve = TransferCurve(code: code)
      let light = stride(from: 0.0, through: 1, by: 0.05).map { curve?.light($0) ?? -1 }
      #expect(light == light.sorted() && abs(light[0]) < 0.001 && abs((light.last ?? 0) - 1) < 0.001, "\(code)")
    }
    // The white of paper, by the standard's own figures.
    #expect(abs((TransferCurve(code: 16)?.light(0.5807) ?? 0) - 1) < 0.01)
  }
}

extension ColorTests {
  /// The fuzzer found it: a table of 256 values was read as one of 4,096.
  @Test func wideSamplesAreReadWithAnyTable() throws {
    var sink = RowSink(from: Size(width: 2, height: 1), to: Size(width: 1, height: 1), layout: .wideRGB, color: .sRGB)
    let row = [UInt8](repeating: 0xFF, count: 12)
    row.withUnsafeBufferPointer { row in if let start = row.baseAddress { sink.add(start) } }
    #expect(sink.finish()?.pixels == [255, 255, 255, 255])
  }
}
