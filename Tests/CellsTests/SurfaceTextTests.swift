import Testing

@testable import Cells

struct SurfaceTextTests {
  @Test(arguments: [
    ("abc", 0, "abc...."), ("abc", 2, "..abc.."), ("abc", -1, "bc....."), ("abc", 6, "......a"), ("日本", 0, "日本..."),
    ("日", 6, "...... "), ("日", -1, " ......"), ("日", 7, "......."), ("", 3, "......."),
  ]) func textIsClippedAtTheEdges(_ text: String, x: Int, expected: String) {
    var surface = Surface.make(7)
    surface.put(text, x: x, y: 0, style: .plain)
    #expect(surface.text == expected)
    #expect(surface.isWhole)
  }

  @Test func rowsOutsideAreIgnored() {
    var surface = Surface.make(3, 1)
    surface.put("abc", x: 0, y: 5, style: .plain)
    surface.put("e\u{301}", x: 0, y: -1, style: .plain)
    #expect(surface.text == "...")
  }

  @Test func theColumnAfterTheTextIsReturned() {
    var surface = Surface.make(4)
    #expect(surface.put("a日e\u{301}", x: 1, y: 0, style: .plain) == 5)
    #expect(surface.put("abcdef", x: 0, y: 0, style: .plain, width: 3) == 3)
    #expect(surface.put("日本", x: 0, y: 0, style: .plain, width: 3) == 2)
    #expect(surface.put("abc", x: 1, y: 0, style: .plain, width: 0) == 1)
  }

  @Test(arguments: [(0, "a 本.."), (1, " b本.."), (2, "日c .."), (3, "日 d..")])
  func overwritingHalfAWideCharacterBlanksTheOther(_ x: Int, expected: String) {
    var surface = Surface.make(6)
    surface.put("日本", x: 0, y: 0, style: .plain)
    surface.put(["a", "b", "c", "d"][x], x: x, y: 0, style: .plain)
    #expect(surface.text == expected)
    #expect(surface.isWhole)
  }

  @Test func wideOverWideShiftedByOneColumn() {
    var surface = Surface.make(6)
    surface.put("日本語", x: 0, y: 0, style: .plain)
    surface.put("字", x: 1, y: 0, style: .plain)
    #expect(surface.text == " 字 語")
    #expect(surface.kinds == "ttcttc")
  }

  @Test func whateverIsWrittenWhereverNoHalfIsLeftAlone() {
    var dice = Dice(7)
    let pieces = ["日", "本語", "a", "e\u{301}", "🙂", "\u{301}", "x\u{200D}", "\u{202E}", "  "]
    var surface = Surface.make(9, 2)
    for step in 0..<2000 {
      let clip = Rect(
        x: Int.random(in: -2...9, using: &dice), y: 0, width: Int.random(in: 0...9, using: &dice), height: 2)
      let text = pieces.randomElement(using: &dice) ?? ""
      let (x, y) = (Int.random(in: -3...10, using: &dice), Int.random(in: -1...2, using: &dice))
      surface.clipped(to: clip) { $0.put(text, x: x, y: y, style: .plain) }
      guard surface.isWhole else {
        Issue.record("half a character after step \(step): \(surface.text)")
        return
      }
    }
  }

  @Test func marksJoinTheLetterBefore() {
    var surface = Surface.make(3)
    surface.put("e\u{301}日\u{302}", x: 0, y: 0, style: .plain)
    #expect(surface[0, 0].text == "e\u{301}")
    #expect(surface[1, 0].text == "日\u{302}")
    #expect(surface[2, 0].kind == .continuation)
  }

  @Test func aThousandMarksTakeNoRoom() {
    var surface = Surface.make(4)
    surface.put("a" + String(repeating: "\u{301}", count: 1000) + "b", x: 0, y: 0, style: .plain)
    #expect(surface[0, 0].text.unicodeScalars.count == 3)
    #expect(surface[1, 0].text == "b")
  }

  @Test func aLeadingMarkDoesNotTouchItsNeighbour() {
    var surface = Surface.make(3)
    surface.put("\u{301}x", x: 1, y: 0, style: .plain)
    #expect(surface.text == ".x.")
  }

  @Test func joinersAndVariationSelectorsAreNotDrawn() {
    var surface = Surface.make(6)
    surface.put("👩\u{200D}💻❤\u{FE0F}", x: 0, y: 0, style: .plain)
    #expect(surface.text == "👩💻❤.")
  }

  @Test(arguments: [
    ("\u{1B}[2J", "␛[2J"), ("a\r\nb", "a␍␊b"), ("\t", "␉"), ("\0", "␀"), ("\u{7F}", "␡"), ("\u{9B}1m", "\u{FFFD}1m"),
    ("\u{202E}x\u{2069}", "\u{FFFD}x\u{FFFD}"), ("\u{200F}", "\u{FFFD}"), ("\u{2028}", "\u{FFFD}"),
  ]) func controlsAreShownAndNotSent(_ text: String, expected: String) {
    var surface = Surface.make(8)
    let end = surface.put(text, x: 0, y: 0, style: .plain)
    #expect(Array(surface.text.unicodeScalars.prefix(end)) == Array(expected.unicodeScalars))
    #expect(end == DisplayWidth.of(text))
  }

  @Test func noScalarReachesACellAsACommand() {
    var surface = Surface.make(1)
    for value in UInt32(0)...0x3100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      surface.put(String(scalar), x: 0, y: 0, style: .plain)
      let category = surface[0, 0].base.properties.generalCategory
      #expect(category != .control && category != .format && category != .lineSeparator, "\(value)")
    }
  }

  @Test func truncatedAndRightAligned() {
    var surface = Surface.make(8)
    surface.put(DisplayWidth.truncated("abcdefghij", to: 4), x: 1, y: 0, style: .plain, width: 4)
    #expect(surface.text == ".abc…...")
    surface = .make(8)
    surface.putRight("日a", maxX: 8, y: 0, style: .plain)
    #expect(surface.text == ".....日a")
    surface.putRight("123456", maxX: 4, y: 0, style: .plain, width: 3)
    #expect(surface.text == ".12….日a")
  }

  @Test func textOfARectangle() {
    var surface = Surface.make(4, 3)
    surface.put("a日", x: 1, y: 1, style: .plain)
    #expect(surface.text(in: Rect(x: 1, y: 1, width: 9, height: 9)) == "a日\n...")
    #expect(surface.text(in: Rect(x: 7, y: 0, width: 3, height: 1)).isEmpty)
    #expect(surface.text(in: .zero).isEmpty)
  }
}
