import Cells
import Testing

@testable import Terminal

@Suite struct RawPainterTests {
  private let painter = RawPainter(depth: .full, isUnicode: true)
  private let begin = "\u{1B}7\u{1B}[?25l\u{1B}[?7l"
  private let end = "\u{1B}[0m\u{1B}8\u{1B}[?7h"

  private func text(_ painter: RawPainter, _ old: Surface?, _ new: Surface) -> String {
    String(decoding: painter.bytes(from: old, to: new), as: UTF8.self)
  }

  private func picture(_ hex: UInt32) -> Cell {
    Cell("▀", style: Style(foreground: .rgb(hex: hex), background: .rgb(hex: 0x010203)), kind: .picture)
  }

  private func sample() -> Surface {
    var surface = Surface(size: Size(width: 6, height: 3))
    surface.put("ab", x: 0, y: 1, style: .plain)
    for y in 0..<3 { for x in 3..<6 { surface[x, y] = picture(0x0A0B0C) } }
    return surface
  }

  @Test func anUnchangedFrameWritesNothing() {
    #expect(painter.bytes(from: sample(), to: sample()).isEmpty)
  }

  @Test func aPictureCellIsWrittenAlone() {
    var new = sample()
    new[4, 1] = picture(0x646464)
    #expect(
      text(painter, sample(), new) == begin
        + "\u{1B}[2;5H\u{1B}[0;38;2;100;100;100;48;2;1;2;3m▀" + end)
  }

  @Test func anOrdinaryCellTakesItsWholeRowWithIt() {
    var new = sample()
    new.put("X", x: 0, y: 1, style: Style(foreground: .palette(9), attributes: [.bold, .underline]))
    #expect(
      text(painter, sample(), new) == begin
        + "\u{1B}[2;1H\u{1B}[0;1;4;38;5;9;49mX\u{1B}[0;39;49mb "
        + "\u{1B}[38;2;10;11;12;48;2;1;2;3m▀▀▀" + end)
  }

  @Test func coveringAPictureTakesTheWholeRow() {
    var new = sample()
    new[5, 0] = Cell("|")
    #expect(text(painter, sample(), new).contains("\u{1B}[1;1H\u{1B}[0;39;49m   \u{1B}[38;2;10;11;12;48;2;1;2;3m▀▀"))
  }

  @Test func withoutAKnownFrameEverythingIsWritten() {
    let written = text(painter, nil, sample())
    for row in 1...3 { #expect(written.contains("\u{1B}[\(row);1H")) }
    let other = Surface(size: Size(width: 1, height: 1))
    #expect(text(painter, other, sample()) == written)
  }

  @Test func positionIsSetAgainAfterDoubtfulGlyphs() {
    var new = Surface(size: Size(width: 8, height: 1))
    new.put("漢e\u{301}▶z", x: 0, y: 0, style: .plain)
    #expect(
      text(painter, nil, new) == begin
        + "\u{1B}[1;1H\u{1B}[0;39;49m  \u{1B}[1;1H漢\u{1B}[1;3He\u{301}\u{1B}[1;4H▶\u{1B}[1;5Hz   " + end)
  }

  @Test func controlsAndStrayHalvesAreHarmless() {
    var new = Surface(size: Size(width: 4, height: 1))
    new[0, 0] = Cell("\u{1B}")
    new[1, 0] = Cell(" ", kind: .continuation)
    new[2, 0] = Cell("\u{9B}")
    new[3, 0] = Cell("漢")
    let written = text(painter, nil, new).dropFirst(begin.count).dropLast(end.count)
    #expect(written == "\u{1B}[1;1H\u{1B}[0;39;49m\u{FFFD} \u{FFFD} ")
  }

  @Test func a256ColorTerminalGetsPaletteEntries() {
    var new = sample()
    new[4, 1] = picture(0xFF0000)
    let written = text(RawPainter(depth: .palette256, isUnicode: true), sample(), new)
    #expect(written.contains("38;5;196;48;5;"))
    #expect(!written.contains("38;2"))
  }

  @Test func withoutUnicodeThereIsOnlyASCII() {
    var new = Surface(size: Size(width: 5, height: 1))
    new.put("é漢#", x: 0, y: 0, style: .plain)
    let bytes = RawPainter(depth: .full, isUnicode: false).bytes(from: nil, to: new)
    #expect(bytes.allSatisfy { $0 < 0x80 })
    #expect(String(decoding: bytes, as: UTF8.self).contains("?"))
  }

  @Test func aShownCursorIsShownAgain() {
    var new = sample()
    new[4, 1] = picture(0)
    new.cursor = Point(x: 0, y: 0)
    #expect(text(painter, sample(), new).hasSuffix(end + "\u{1B}[?25h"))
  }
}
