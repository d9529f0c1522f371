import Cells
import Testing

@testable import Raster

struct HalfBlocksTests {
  private let black = RGB(0, 0, 0)

  /// What is see-through stands on a chessboard, so that it is not taken for a dark picture.
  @Test func transparencyIsSeen() throws {
    let clear = try #require(Bitmap(width: 8, height: 8, pixels: Array(repeating: 0, count: 256)))
    let blocks = HalfBlocks(depth: .full, background: RGB(40, 40, 40))
    let surface = blocks.surface(clear, fitting: Size(width: 8, height: 4))
    let colors = Set(surface.cells.map(\.style.background))
    #expect(colors == [.rgb(RGB(40, 40, 40)), .rgb(RGB(66, 66, 66))])
    #expect(surface[0, 0].style.background != surface[4, 0].style.background)
    #expect(surface[0, 0].style.background == surface[4, 2].style.background)
    let opaque = blocks.surface(
      Bitmap(width: 8, height: 8, red: 40, green: 40, blue: 40), fitting: Size(width: 8, height: 4))
    #expect(Set(opaque.cells.map(\.style.background)).count == 1)
  }

  @Test(arguments: [
    (1600, 900, 80, 40, 80, 23), (900, 1600, 80, 40, 45, 40), (100, 100, 80, 40, 80, 40), (1, 10000, 80, 40, 1, 40),
    (10000, 1, 80, 40, 80, 1), (1, 1, 80, 40, 8, 4), (4, 4, 80, 40, 32, 16), (100, 100, 0, 0, 1, 1),
    (0, 0, 10, 10, 8, 4),
  ])
  func fittedSizes(width: Int, height: Int, columns: Int, rows: Int, fittedColumns: Int, fittedRows: Int) {
    let blocks = HalfBlocks(depth: .full, background: black)
    let box = Size(width: columns, height: rows)
    let size = blocks.fittedSize(of: Size(width: width, height: height), in: box)
    #expect(size == Size(width: fittedColumns, height: fittedRows))
    let bitmap = Bitmap(width: max(1, width), height: max(1, height))
    #expect(blocks.surface(bitmap, fitting: box).size == size)
  }

  @Test func theCellsOwnShapeCounts() {
    let square = Size(width: 100, height: 100)
    let box = Size(width: 40, height: 40)
    #expect(HalfBlocks(depth: .full, background: black, cellAspect: 2).fittedSize(of: square, in: box).height == 20)
    #expect(HalfBlocks(depth: .full, background: black, cellAspect: 1).fittedSize(of: square, in: box).height == 40)
    let odd = HalfBlocks(depth: .full, background: black, cellAspect: .nan)
    #expect(odd.fittedSize(of: square, in: box).height == 20)
    let ascii = HalfBlocks(depth: .monochrome, background: black)
    #expect(ascii.fittedSize(of: square, in: box) == Size(width: 40, height: 20))
  }

  @Test func twoPixelsMakeACell() throws {
    let pixels: [UInt8] = [
      255, 0, 0, 255, 0, 255, 0, 255,
      0, 0, 255, 255, 0, 255, 0, 255,
      9, 9, 9, 255, 9, 9, 9, 0,
    ]
    let bitmap = try #require(Bitmap(width: 2, height: 3, pixels: pixels))
    let blocks = HalfBlocks(depth: .full, background: RGB(1, 2, 3))
    let surface = blocks.surface(bitmap, fitting: Size(width: 2, height: 2))
    #expect(surface.size == Size(width: 2, height: 2))
    #expect(surface.text(in: surface.bounds) == "▀ \n▀ ")
    #expect(surface.cells.allSatisfy { $0.kind == .picture })
    #expect(surface[0, 0].style == Style(foreground: .rgb(hex: 0xFF0000), background: .rgb(hex: 0x0000FF)))
    #expect(surface[1, 0].style.background == .rgb(hex: 0x00FF00))
    #expect(surface[0, 1].style == Style(foreground: .rgb(hex: 0x090909), background: .rgb(hex: 0x010203)))
    #expect(surface[1, 1].style.background == .rgb(hex: 0x010203))
  }

  @Test func smallPalettesStayInTheirRange() {
    let picture = EncoderTests.gradient(60, 60)
    for (depth, range) in [(ColorDepth.palette256, 16...255), (.sixteen, 0...15), (.eight, 0...7)] {
      let surface = HalfBlocks(depth: depth, background: black).surface(picture, fitting: Size(width: 30, height: 15))
      for cell in surface.cells {
        let background = cell.style.background.paletteIndex
        #expect(background.map { range.contains(Int($0)) } == true)
        if cell.base != " " {
          #expect(cell.style.foreground.paletteIndex.map { range.contains(Int($0)) } == true)
        }
      }
    }
  }

  @Test func paletteColoursAreMetExactly() {
    let orange = Bitmap(width: 8, height: 8, red: 255, green: 135, blue: 0)
    let surface = HalfBlocks(depth: .palette256, background: black).surface(orange, fitting: Size(width: 4, height: 2))
    #expect(surface.cells.allSatisfy { $0.style.background == .palette(208) && $0.base == " " })
    let plain = HalfBlocks(depth: .eight, background: black, dithers: false)
    let red = plain.surface(Bitmap(width: 8, height: 8, red: 230), fitting: Size(width: 4, height: 2))
    #expect(red.cells.allSatisfy { $0.style.background == .palette(1) })
  }

  @Test(arguments: [60, 128, 200])
  func ditheringKeepsTheMeanLight(shade: UInt8) {
    let gray = Bitmap(width: 64, height: 64, red: shade, green: shade, blue: shade)
    let palette = Palette.eight
    let places = ErrorDiffusion(palette: palette, dithers: true).places(of: gray)
    let mean = places.reduce(SIMD3<Float>.zero) { $0 + palette.light[$1] } / Float(places.count)
    let wanted = Palette.light(of: RGB(shade, shade, shade))
    #expect(abs(mean.x - wanted.x) < 0.02 && abs(mean.y - wanted.y) < 0.02 && abs(mean.z - wanted.z) < 0.02, "\(mean)")
  }

  @Test func withoutColourBrighterIsFuller() {
    var ramp = Bitmap(width: 10, height: 1)
    for x in 0..<10 { for channel in 0..<3 { ramp.pixels[x * 4 + channel] = UInt8(x * 255 / 9) } }
    let blocks = HalfBlocks(depth: .monochrome, background: black, cellAspect: 1, dithers: false)
    let surface = blocks.surface(ramp, fitting: Size(width: 10, height: 1))
    #expect(surface.text(in: surface.bounds) == " .:-=+*#%@")
    #expect(surface.cells.allSatisfy { $0.style == .plain && $0.kind == .picture })
  }

  @Test func withoutUnicodeColoursAreBlanks() {
    let blocks = HalfBlocks(depth: .full, background: black, isUnicode: false)
    let surface = blocks.surface(EncoderTests.gradient(40, 40), fitting: Size(width: 20, height: 10))
    #expect(surface.size == Size(width: 20, height: 10))
    #expect(surface.cells.allSatisfy { $0.base == " " && $0.style.background.color != nil })
  }
}
