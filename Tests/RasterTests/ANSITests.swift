import Cells
import Testing

@testable import Raster

struct ANSITests {
  private func surface(_ cells: [Cell]) -> Surface {
    var surface = Surface(size: Size(width: cells.count, height: 1))
    for (x, cell) in cells.enumerated() { surface[x, 0] = cell }
    return surface
  }

  private func cell(_ base: Unicode.Scalar, _ foreground: Ink, _ background: Ink, _ more: Attributes = []) -> Cell {
    Cell(base, style: Style(foreground: foreground, background: background, attributes: more), kind: .picture)
  }

  @Test func onlyChangesAreWritten() {
    let red = Ink.rgb(hex: 0xFF0000)
    let blue = Ink.rgb(hex: 0x0000FF)
    let text = ANSI.text(
      surface([cell("▀", red, blue), cell("▀", red, blue), cell(" ", .terminal, red)]), depth: .full)
    #expect(text == "\u{1B}[38;2;255;0;0;48;2;0;0;255m▀▀\u{1B}[48;2;255;0;0m \u{1B}[0m\n")
  }

  @Test func plainTextHasNoSequences() {
    #expect(ANSI.text(surface([Cell("a"), Cell("b")]), depth: .full) == "ab\n")
  }

  @Test func paletteCodes() {
    let cells = [cell("x", .palette(1), .palette(12)), cell("y", .palette(200), .terminal)]
    #expect(ANSI.text(surface(cells), depth: .palette256) == "\u{1B}[31;104mx\u{1B}[38;5;200;49my\u{1B}[0m\n")
  }

  @Test func coloursBecomeThoseThatTheDepthHas() {
    let cells = [cell("x", .rgb(hex: 0xFF8700), .rgb(hex: 0))]
    #expect(ANSI.text(surface(cells), depth: .palette256) == "\u{1B}[38;5;208;48;5;16mx\u{1B}[0m\n")
    #expect(ANSI.text(surface(cells), depth: .monochrome) == "x\n")
  }

  @Test func attributesAreTakenBackByAReset() {
    let cells = [cell("a", .palette(1), .terminal, .bold), cell("b", .palette(1), .terminal)]
    #expect(ANSI.text(surface(cells), depth: .full) == "\u{1B}[1;31ma\u{1B}[0;31mb\u{1B}[0m\n")
  }
}
