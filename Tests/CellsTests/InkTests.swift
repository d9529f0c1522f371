import Testing

@testable import Cells

struct InkTests {
  @Test func inksKnowWhatTheyAre() {
    #expect(Ink.terminal.paletteIndex == nil && Ink.terminal.color == nil)
    #expect(Ink.palette(0).paletteIndex == 0 && Ink.palette(255).color == nil)
    #expect(Ink.rgb(hex: 0).color == RGB(0, 0, 0) && Ink.rgb(hex: 0).paletteIndex == nil)
    #expect(Set([Ink.terminal, .palette(0), .rgb(hex: 0)]).count == 3)
  }

  @Test func coloursSurviveHex() {
    #expect(RGB(hex: 0x9575CD) == RGB(0x95, 0x75, 0xCD))
    #expect(RGB(0x95, 0x75, 0xCD).hex == 0x9575CD)
    #expect(Ink.rgb(hex: 0xFF12_3456) == .rgb(RGB(0x12, 0x34, 0x56)))
  }

  @Test func lumaRunsFromBlackToWhite() {
    #expect(RGB(0, 0, 0).luma == 0 && RGB(255, 255, 255).luma == 255)
    #expect(RGB(0, 255, 0).luma > RGB(255, 0, 0).luma && RGB(255, 0, 0).luma > RGB(0, 0, 255).luma)
  }

  @Test func stylesAreBuiltUp() {
    let style = Style(foreground: .palette(3)).adding(.bold).adding(.underline).on(.palette(4))
    #expect(style == Style(foreground: .palette(3), background: .palette(4), attributes: [.bold, .underline]))
  }

  @Test func depthsAreOrdered() {
    #expect(ColorDepth.allCases == ColorDepth.allCases.sorted())
  }
}
