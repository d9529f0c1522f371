import Cells
import Testing

@testable import Terminal

@Suite struct ColorTests {
  @Test func everyPaletteColorIsNearestToItself() {
    for index in UInt8(16)...255 {
      let color = XtermPalette.color(index)
      #expect(XtermPalette.color(XtermPalette.nearest256(color)) == color)
    }
  }

  @Test func theThemesColorsKeepTheirCharacter() {
    #expect(XtermPalette.nearest256(RGB(hex: 0x212121)) == 234)
    #expect(XtermPalette.nearest256(RGB(hex: 0xFFFFFF)) == 231)
    #expect(XtermPalette.nearestBasic(RGB(hex: 0xD32F2F), count: 8) == 1)
    #expect(XtermPalette.nearestBasic(RGB(hex: 0x4CAF50), count: 16) == 2)
    #expect(XtermPalette.nearestBasic(RGB(hex: 0x212121), count: 16) == 0)
    let accent = XtermPalette.nearestBasic(RGB(hex: 0x9575CD), count: 16)
    #expect(![0, 7, 8, 15].contains(accent))
  }

  @Test func inksThatFallTogetherStayReadable() {
    let colors = CursesColors(count: 8, hasDefault: true, depth: .eight)
    let style = Style(foreground: .rgb(hex: 0x303030), background: .rgb(hex: 0x101010))
    #expect(colors.pair(for: style) == ColorPair(foreground: 7, background: 0))
    #expect(colors.pair(for: .plain) == ColorPair(foreground: -1, background: -1))
  }

  @Test func colorsAreToldByWhatTheTerminalHas() {
    let style = Style(foreground: .rgb(hex: 0x000001), background: .palette(9))
    let direct = CursesColors(count: 1 << 24, hasDefault: true, depth: .full)
    #expect(direct.pair(for: style) == ColorPair(foreground: 8, background: 0xFF0000))
    let many = CursesColors(count: 256, hasDefault: true, depth: .full)
    #expect(many.pair(for: style) == ColorPair(foreground: 16, background: 9))
    #expect(CursesColors(count: 256, hasDefault: true, depth: .monochrome).pair(for: style) == nil)
    #expect(CursesColors(count: 256, hasDefault: true, depth: .sixteen).range == .basic(16))
    #expect(CursesColors(count: 8, hasDefault: false, depth: .eight).pair(for: .plain)?.foreground == 7)
  }

  @Test func whenPairsRunOutALikeOneIsTaken() {
    var pairs = ColorPairs(limit: 4)
    var defined: [Int32] = []
    func number(_ foreground: Int32, _ background: Int32) -> Int32 {
      pairs.number(for: ColorPair(foreground: foreground, background: background)) { number, _ in
        defined.append(number)
        return true
      }
    }
    #expect(number(7, 0) == 1)
    #expect(number(7, 4) == 2)
    #expect(number(1, 0) == 3)
    #expect(number(7, 0) == 1)
    #expect(number(15, 4) == 2)
    #expect(number(9, 0) == 3)
    #expect(defined == [1, 2, 3])
  }
}
