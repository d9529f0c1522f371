import Testing

@testable import Cells

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("ﾊﾝｶｸ", 4), ("ＡＢ", 4), ("🙂", 2), ("👩\u{200D}👩\u{200D}👧", 6), ("❤\u{FE0F}", 1), ("🇩🇪", 2), ("—…", 2), ("▀█", 2),
    ("\t", 1), ("\u{1B}[", 2), ("\u{7F}\u{85}", 2), ("a\u{200B}b", 2), ("\u{AD}", 0), ("\u{FFFD}", 1),
    ("a\u{202E}b\u{2066}", 4), ("שלום", 4), ("\u{3248}", 2), ("𠀀", 2),
  ]) func columnsOfText(_ text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    0x0378, 0x1249, 0x2427, 0x3099, 0x1FAFF, 0xE000, 0xFDD0, 0x10FFFF, 0x40000, 0x10A05,
  ]) func unassignedAndPrivateScalarsAreNotWide(_ value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    #expect(DisplayWidth.of(scalar) < 2)
  }

  @Test func wideRangesAscendAndDoNotTouch() {
    let ranges = DisplayWidth.wideRanges
    #expect(ranges.allSatisfy { $0.first <= $0.last })
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.last + 1 < $1.first })
  }

  @Test func everyPrefixFitsAndIsTheLongest() {
    let text = "a日e\u{301}🙂\u{202E}語z"
    for columns in 0...DisplayWidth.of(text) {
      let prefix = DisplayWidth.prefix(of: text, columns: columns)
      #expect(text.unicodeScalars.starts(with: prefix.unicodeScalars))
      #expect((columns - 1...columns).contains(DisplayWidth.of(prefix)))
    }
    #expect(DisplayWidth.prefix(of: text, columns: 100) == text)
  }

  @Test func aMarkStaysWithItsLetter() {
    #expect(DisplayWidth.prefix(of: "e\u{301}x", columns: 1).unicodeScalars.count == 2)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("abcdef", -3, ""),
    ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("", 0, ""), ("", 4, ""),
  ]) func truncation(_ text: String, columns: Int, expected: String) {
    #expect(DisplayWidth.truncated(text, to: columns) == expected)
  }
}
