import Cells
import Testing

@testable import Terminal

@Suite struct CellPainterTests {
  private let painter = CellPainter(depth: .full, isUnicode: true, erasesInColor: false)
  private let size = Size(width: 12, height: 3)
  private let page = Style(foreground: .rgb(hex: 0x0A0B0C), background: .rgb(hex: 0x010203))

  private func text(_ old: Surface?, _ new: Surface, _ painter: CellPainter? = nil) -> String {
    String(decoding: (painter ?? self.painter).bytes(from: old, to: new), as: UTF8.self)
  }

  private func picture(_ hex: UInt32) -> Cell {
    Cell("▀", style: Style(foreground: .rgb(hex: hex), background: .rgb(hex: 0x010203)), kind: .picture)
  }

  private func sample(_ words: String = "ab") -> Surface {
    var surface = Surface(size: size)
    surface.put(words, x: 0, y: 1, style: .plain)
    for y in 0..<3 { for x in 9..<12 { surface[x, y] = picture(0x0A0B0C) } }
    return surface
  }

  @Test func anUnchangedFrameWritesNothing() {
    #expect(painter.bytes(from: sample(), to: sample()).isEmpty)
  }

  @Test func onlyWhatDiffersIsWrittenOnce() {
    var new = sample()
    new[10, 1] = picture(0x646464)
    new.put("X", x: 0, y: 1, style: Style(foreground: .palette(9), attributes: [.bold, .underline]))
    #expect(
      text(sample(), new) == "\u{1B}[2H\u{1B}[1;4;38;5;9mX\u{1B}[9C\u{1B}[0;38;2;100;100;100;48;2;1;2;3m▀\u{1B}[m")
  }

  @Test func aClearedTerminalGetsEverythingButItsBlanks() {
    let written = text(nil, sample())
    #expect(written.hasPrefix("\u{1B}[2Hab\u{1B}[;10H\u{1B}[38;2;10;11;12;48;2;1;2;3m▀▀▀\u{1B}[2;10H▀▀▀"))
    #expect(text(Surface(size: Size(width: 1, height: 1)), sample()) == written)
  }

  @Test func blanksTakeNoInk() {
    var old = Surface(size: size, fill: Cell(" ", style: page))
    var new = old
    new.fill(Rect(x: 2, y: 0, width: 3, height: 1), style: Style(foreground: .palette(3), background: page.background))
    #expect(text(old, new) == "")
    old.fill(Rect(x: 2, y: 0, width: 3, height: 1), style: page.adding(.underline))
    #expect(text(old, new).contains("\u{1B}[;3H\u{1B}[48;2;1;2;3m   \u{1B}[m"))
  }

  @Test func aShortGapIsWrittenAgain() {
    let old = sample("abcdefgh")
    #expect(text(old, sample("aXYdZfgh")) == "\u{1B}[2;2HXYdZ")
    #expect(text(old, sample("aXcdefgY")) == "\u{1B}[2;2HX\u{1B}[5CY")
  }

  @Test func blanksAreErasedWhereThatKeepsTheirColor() {
    let wide = Size(width: 40, height: 1)
    var new = Surface(size: wide)
    new.fill(Rect(x: 1, y: 0, width: 20, height: 1), style: page)
    new.put("x", x: 21, y: 0, style: .plain)
    let erasing = CellPainter(depth: .full, isUnicode: true, erasesInColor: true)
    #expect(text(nil, new, erasing) == "\u{1B}[;2H\u{1B}[48;2;1;2;3m\u{1B}[20X\u{1B}[20C\u{1B}[mx")
    new.fill(Rect(x: 21, y: 0, width: 19, height: 1), style: page)
    #expect(text(nil, new, erasing) == "\u{1B}[;2H\u{1B}[48;2;1;2;3m\u{1B}[K\u{1B}[m")
    #expect(!text(nil, new).contains("\u{1B}[K"))
  }

  @Test func positionIsSetAgainAfterDoubtfulGlyphs() {
    var new = Surface(size: Size(width: 8, height: 1))
    new.put("漢e\u{301}▶z", x: 0, y: 0, style: .plain)
    #expect(text(nil, new) == "\u{1B}[H  \r漢\u{1B}[3Ge\u{301}\u{1B}[4G▶\u{1B}[5Gz")
  }

  @Test func whatADoubtfulGlyphMayHaveCoveredIsWrittenAgain() {
    var new = sample("abcdef")
    new.put("▶", x: 1, y: 1, style: .plain)
    #expect(text(sample("abcdef"), new) == "\u{1B}[2;2H▶\u{1B}[3Gc")
  }

  @Test func controlsAndStrayHalvesAreHarmless() {
    var new = Surface(size: Size(width: 5, height: 1))
    new[0, 0] = Cell("\u{1B}")
    new[1, 0] = Cell("b")
    new[2, 0] = Cell(" ", kind: .continuation)
    new[3, 0] = Cell("\u{9B}")
    new[4, 0] = Cell("漢")
    #expect(text(nil, new) == "\u{1B}[H\u{FFFD}b \u{FFFD} ")
  }

  @Test func a256ColorTerminalGetsPaletteEntries() {
    var new = sample()
    new[10, 1] = picture(0xFF0000)
    let written = text(sample(), new, CellPainter(depth: .palette256, isUnicode: true, erasesInColor: true))
    #expect(written.contains("38;5;196;48;5;"))
    #expect(!written.contains("38;2"))
  }

  @Test func withoutUnicodeThereIsOnlyASCII() {
    var new = Surface(size: Size(width: 5, height: 1))
    new.put("é漢#", x: 0, y: 0, style: .plain)
    let bytes = CellPainter(depth: .full, isUnicode: false, erasesInColor: true).bytes(from: nil, to: new)
    #expect(bytes.allSatisfy { $0 < 0x80 })
    #expect(String(decoding: bytes, as: UTF8.self).contains("?"))
  }

  @Test func aStyleOfSeveralRowsIsSwitchedToOnce() {
    let (red, green) = (Style(foreground: .rgb(hex: 0xFF0000)), Style(foreground: .rgb(hex: 0x00FF00)))
    var new = sample("")
    for y in [0, 2] {
      new.put("ab", x: 0, y: y, style: red)
      new.put("cd", x: 4, y: y, style: green)
    }
    let (first, second) = ("\u{1B}[38;2;255;0;0m", "\u{1B}[38;2;0;255;0m")
    #expect(
      text(sample(""), new)
        == "\u{1B}[H\(first)ab\u{1B}[3Hab\u{1B}[;5H\(second)cd\u{1B}[3;5Hcd\u{1B}[m")
  }

  /// What was typed comes last, so that the cursor stands where it is wanted.
  @Test func whatEndsAtTheCursorIsPaintedLast() {
    var new = sample("")
    new.put("typed", x: 0, y: 0, style: .plain)
    new.put("typed", x: 0, y: 2, style: Style(foreground: .palette(9)))
    new.cursor = Point(x: 5, y: 0)
    #expect(text(sample(""), new).hasSuffix("typed\u{1B}[?25h"))
  }

  @Test func theCursorIsPutBackByTheShortestWay() {
    var old = sample("abc")
    old.cursor = Point(x: 3, y: 1)
    var new = sample("abcd")
    new.cursor = Point(x: 4, y: 1)
    #expect(text(old, new) == "d")
    new.cursor = nil
    #expect(text(old, new) == "d\u{1B}[?25l")
    #expect(text(new, old) == "\u{1B}[2;4H \u{8}\u{1B}[?25h")
  }
}
