import Testing

@testable import Domain

struct HarmlessTests {
  @Test(arguments: [
    ("plain", "plain"), ("naïve 日本 🙂", "naïve 日本 🙂"), ("\u{1B}[2J", "␛[2J"), ("a\r\nb\nc", "a␍␊b␊c"), ("a\tb", "a b"),
    ("\0\u{7}\u{8}", "␀␇␈"), ("\u{7F}", "␡"), ("\u{9B}31m", "\\u{9B}31m"), ("\u{85}", "\\u{85}"),
    ("\u{202E}x", "\\u{202E}x"), ("\u{2066}", "\\u{2066}"), ("\u{200B}\u{200D}", "\\u{200B}\\u{200D}"),
    ("\u{FEFF}a", "\\u{FEFF}a"), ("\u{E0041}", "\\u{E0041}"), ("\u{2028}", "\\u{2028}"), ("\u{61C}", "\\u{61C}"),
    ("", ""),
  ]) func lines(_ text: String, expected: String) {
    #expect(Harmless.line(text) == expected)
  }

  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\r\nb", "a\n\nb"), ("a\r\n\r\nb", "a\n\nb"),
    ("a\n\rb", "a\n\nb"), ("a\tb", "a b"), ("\u{1B}]52;c\u{7}", "␛]52;c␇"), ("a\u{2028}", "a\\u{2028}"),
  ]) func blocks(_ text: String, expected: String) {
    #expect(Harmless.block(text) == expected)
  }

  @Test func noScalarComesThroughAsACommand() throws {
    let ranges: [ClosedRange<UInt32>] = [0...0x2100, 0xFE00...0xFFFF, 0xE0000...0xE01EF]
    for scalar in ranges.joined().compactMap({ Unicode.Scalar($0) }) {
      for shown in Harmless.line(String(scalar)).unicodeScalars {
        let category = shown.properties.generalCategory
        #expect(category != .control && category != .lineSeparator && category != .paragraphSeparator)
        #expect(!shown.properties.isBidiControl && shown.value != 0x200B && !(0xE0000...0xE007F).contains(shown.value))
      }
    }
  }

  @Test func longTextIsCut() {
    #expect(Harmless.line("abcdef", limit: 6) == "abcdef")
    #expect(Harmless.line("abcdef", limit: 4) == "abcd…")
    #expect(Harmless.line("日本語", limit: 3) == "日本語")
    #expect(Harmless.line(String(repeating: "x", count: 100_000)).count == 10_001)
    #expect(Harmless.block(String(repeating: "\r\n", count: 300_000), limit: 5) == "\n\n\n\n\n…")
  }

  @Test func whatIsHarmlessStaysAsItIs() {
    let once = Harmless.block("a\r\n\u{1B}\u{202E}\t日")
    #expect(Harmless.block(once) == once)
  }
}
