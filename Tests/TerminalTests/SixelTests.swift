import Cells
import Testing

@testable import Terminal

@Suite struct SixelTests {
  private func image(_ width: Int, _ height: Int, _ color: (Int, Int) -> RGB) throws -> PixelImage {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let color = color(x, y)
        pixels += [color.red, color.green, color.blue]
      }
    }
    return try #require(PixelImage(size: Size(width: width, height: height), pixels: pixels))
  }

  private func decoded(_ image: PixelImage, colors: Int = 256) -> EmulatedSixels {
    EmulatedSixels(Array(SixelEncoder(colors: colors).bytes(of: image).dropFirst(2).dropLast(2)))
  }

  @Test func fewColorsAreExactToAHundredth() throws {
    let colors = [RGB(0, 0, 0), RGB(255, 0, 0), RGB(51, 102, 204), RGB(255, 255, 255)]
    let picture = try image(13, 11) { x, y in colors[(x / 3 + y) % 4] }
    let sixels = decoded(picture)
    #expect(sixels.fault == nil && sixels.size == picture.size)
    for (index, color) in sixels.pixels.enumerated() { #expect(color == colors[(index % 13 / 3 + index / 13) % 4]) }
  }

  @Test(arguments: [(256, 4.0), (16, 20.0)]) func manyColorsAreNearInTheMean(colors: Int, most: Double) throws {
    let picture = try image(64, 64) { x, y in RGB(UInt8(x * 4), UInt8(y * 4), UInt8(255 - x * 2 - y)) }
    let sixels = decoded(picture, colors: colors)
    #expect(sixels.fault == nil)
    // Dithering may miss each pixel, but not the mean of a few.
    var worst = 0.0
    for y in stride(from: 0, to: 64, by: 8) {
      for x in stride(from: 0, to: 64, by: 8) {
        let block = (0..<64).map { (y + $0 / 8) * 64 + x + $0 % 8 }
        let wanted = block.reduce(0) { $0 + Int(picture.pixels[$1 * 3 + 1]) }
        let found = block.reduce(0) { $0 + Int(sixels.pixels[$1]?.green ?? 0) }
        worst = max(worst, abs(Double(wanted - found)) / 64)
      }
    }
    #expect(worst < most)
    #expect(Set(sixels.pixels.compactMap { $0 }).count <= colors)
  }

  @Test func aPNGFileIsWhatTheImageIs() throws {
    let picture = try image(7, 5) { x, y in RGB(UInt8(x * 30), UInt8(y * 40), 7) }
    #expect(try DecodedFile.pixels(PNGFile.bytes(of: picture)) == picture.pixels)
  }
}
