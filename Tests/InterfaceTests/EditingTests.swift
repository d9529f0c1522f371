import Cells
import Testing

@testable import Interface

/// Texts for the property tests: words, long words, wide characters, combining marks, blanks, empty lines.
private let texts = [
  "", "a", " ", "   ", "\n", "\n\n\n", "a b", "word", "one two three four five", "averyveryverylongwordwithoutanyblank",
  "ends with blank ", "  begins with blanks", "two  blanks  between", "日本語のテキストは幅が広い", "mixed 日本 and latin",
  "e\u{301}e\u{301}e\u{301} combining a\u{300}\u{301}\u{302}\u{303}", "line\nbreaks\n\nand more text on a long line\n",
  "👩‍👩‍👧‍👦 family", "\u{301}starts with a mark", "tab", "שלום עולם", "ก็ที่", "a\u{200B}b",
  String(repeating: "x", count: 200), String(repeating: "ab ", count: 80), String(repeating: "日 ", count: 50),
]

@Suite struct WrappedTextTests {
  @Test(arguments: texts) func noLineIsWider(text: String) {
    for width in 2...40 {
      let wrapped = WrappedText(text, width: width)
      for line in wrapped.lines {
        let shown = wrapped.text(of: line)
        // One character alone may be wider than the whole line; it is cut when it is drawn.
        #expect(DisplayWidth.of(shown) <= width || line.end - line.start == 1, "\(width): \(shown)")
      }
    }
  }

  @Test(arguments: texts) func placesAndPositionsAreInverse(text: String) {
    for width in 1...24 {
      let wrapped = WrappedText(text, width: width)
      for position in 0...wrapped.characters.count {
        let place = wrapped.place(of: position)
        let back = wrapped.position(at: place)
        #expect(wrapped.place(of: back) == place, "\(text) \(width) \(position)")
        let hasWidth = position < wrapped.characters.count && DisplayWidth.of(String(wrapped.characters[position])) > 0
        let before = position > 0 ? DisplayWidth.of(String(wrapped.characters[position - 1])) : 1
        if hasWidth, before > 0 { #expect(back == position, "\(text) \(width) \(position)") }
      }
    }
  }

  @Test(arguments: texts) func nothingIsLostButBlanksAtBreaks(text: String) {
    for width in 1...24 {
      let wrapped = WrappedText(text, width: width)
      let shown = wrapped.lines.map { wrapped.text(of: $0) }.joined().filter { $0 != " " }
      #expect(shown == text.filter { $0 != " " && $0 != "\n" })
      for (a, b) in zip(wrapped.lines, wrapped.lines.dropFirst()) { #expect(b.start >= a.end && b.start <= a.end + 1) }
    }
  }

  @Test func placesOutsideAreClamped() {
    let wrapped = WrappedText("one two", width: 4)
    #expect(wrapped.position(at: Point(x: 99, y: 99)) == 7)
    #expect(wrapped.position(at: Point(x: -5, y: -5)) == 0)
  }

  @Test func wordsStayWhole() {
    let wrapped = WrappedText("the quick brown fox", width: 10)
    #expect(wrapped.lines.map { wrapped.text(of: $0) } == ["the quick ", "brown fox"])
  }
}

@Suite struct TextBufferTests {
  private static let keys: [Key] = [
    .character("a"), .character(" "), .character("日"), .enter, .backspace, .delete, .left, .right, .up, .down, .home,
    .end, .pageUp, .pageDown, .control("w"), .control("u"), .control("k"), .alt("b"), .alt("f"), .control("d"),
    .function(3), .insert, .shiftLeft,
  ]

  @Test(arguments: 1...20) func noKeysLeaveTheText(seed: Int) {
    var buffer = TextBuffer("A first line\nand a second one", isMultiline: true, limit: 60)
    var state = UInt64(seed)
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      buffer.apply(Self.keys[Int(state >> 33) % Self.keys.count], width: 5)
      #expect((0...buffer.characters.count).contains(buffer.cursor))
      #expect(buffer.text.utf8.count <= 60)
    }
  }

  @Test(arguments: texts) func whatIsInsertedIsThere(text: String) {
    var buffer = TextBuffer("ab", isMultiline: true)
    buffer.move(to: 1)
    let fits = buffer.insert(text)
    #expect(fits)
    let end = buffer.cursor
    #expect(buffer.text.unicodeScalars.elementsEqual("a\(text)b".unicodeScalars))
    #expect(end >= 1 && end <= buffer.characters.count)
  }

  @Test func wordsAndLinesAreDeleted() {
    var buffer = TextBuffer("one two\nthree four", isMultiline: true)
    buffer.deleteWordBackward()
    #expect(buffer.text == "one two\nthree ")
    buffer.deleteToLineStart()
    #expect(buffer.text == "one two\n")
    buffer.move(to: 3)
    buffer.deleteToLineEnd()
    #expect(buffer.text == "one\n")
    buffer.deleteForward()
    buffer.deleteForward()
    #expect(buffer.text == "one")
    buffer.deleteBackward()
    #expect(buffer.text == "on")
  }

  @Test func upAndDownKeepTheColumn() {
    var buffer = TextBuffer("abcdef\nxy\nABCDEF", isMultiline: true)
    buffer.move(to: 5)
    buffer.apply(.down, width: 40)
    #expect(buffer.cursor == 9)
    buffer.apply(.down, width: 40)
    #expect(buffer.cursor == 12)
    buffer.apply(.up, width: 40)
    buffer.apply(.up, width: 40)
    buffer.apply(.up, width: 40)
    #expect(buffer.cursor == 0)
  }

  @Test func theLimitCountsBytesAndSaysSo() {
    var buffer = TextBuffer(limit: 5)
    let fitted = ["日本", "ab", "c"].map { buffer.insert($0) }
    #expect(fitted == [false, true, false])
    #expect(buffer.text == "日ab")
  }

  @Test func controlsAreLeftOut() {
    var line = TextBuffer()
    line.insert("a\u{1B}b\u{9B}c\u{7F}d\u{0}e\tf\r\ng")
    #expect(line.text == "abcde f g")
    var box = TextBuffer(isMultiline: true)
    box.insert("a\r\nb\rc\nd")
    #expect(box.text == "a\nb\nc\nd")
  }
}
