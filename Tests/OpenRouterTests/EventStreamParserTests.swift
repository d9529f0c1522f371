import Testing

@testable import OpenRouter

@Suite struct EventStreamParserTests {
  private let text =
    "\u{FEFF}: hello\r\nevent: x\r\ndata: ä€😀\r\ndata:two\r\rdata\n\ndata:  {\"a\":1}\n\nid: 1\n\ndata: end"
  private let expected = ["ä€😀\ntwo", "", " {\"a\":1}", "end"]

  @Test func splitsAnywhere() throws {
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      var parser = EventStreamParser()
      var events = try parser.feed(Array(bytes[..<cut])) + parser.feed(Array(bytes[cut...]))
      if let last = parser.finish() { events.append(last) }
      #expect(events.map { String(decoding: $0, as: UTF8.self) } == expected, "cut at \(cut)")
    }
  }

  @Test func byteByByte() throws {
    var parser = EventStreamParser()
    var events: [[UInt8]] = []
    for byte in text.utf8 { events += try parser.feed([byte]) }
    if let last = parser.finish() { events.append(last) }
    #expect(events.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test func blankLinesAreNoEvents() throws {
    var parser = EventStreamParser()
    #expect(try parser.feed(Array("\n\n: only a comment\n\nretry: 3\n\n".utf8)).isEmpty)
    #expect(parser.finish() == nil)
  }

  @Test func longLinesAreBounded() {
    var parser = EventStreamParser(limit: 100)
    #expect(throws: EventStreamParser.LineTooLong.self) {
      for _ in 0..<20 { _ = try parser.feed(Array("data: 0123".utf8)) }
    }
  }
}
