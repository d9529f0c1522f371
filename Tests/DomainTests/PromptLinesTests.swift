import Testing

@testable import Domain

/// Files with one prompt a line, as several systems write them.
struct PromptLinesTests {
  @Test(arguments: ["a fox\r\n\r\nan owl\r\n", "a fox\n\nan owl", "\u{FEFF}a fox\n \nan owl\n", "a fox\r\ran owl"])
  func linesAreFoundWhicheverSystemWroteThem(_ text: String) throws {
    let lines = try PromptLines(Array(text.utf8)).lines
    #expect(lines.map(\.text) == ["a fox", "an owl"] && lines.map(\.number) == [1, 3])
  }

  @Test func aLineSeparatorWithinJSONEndsNoLine() throws {
    #expect(try PromptLines(Array("{\"prompt\": \"a\u{2028}b\"}".utf8)).lines.count == 1)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0x61, 0x00, 0x0A, 0x00], [0x61, 0xE9, 0x0A]] as [[UInt8]])
  func whatIsNoUTF8IsRefused(_ bytes: [UInt8]) {
    #expect(throws: Failure.self) { try PromptLines(bytes) }
  }
}
