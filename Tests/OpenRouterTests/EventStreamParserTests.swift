import Testing

@testable import OpenRouter

@Suite struct EventStreamParserTests {
  /// The events of a stream, joined again.
  private struct Listener {
    var parser = EventStreamParser()
    var events: [String] = []
    var names: [String] = []
    var body: [UInt8] = []
    private var data: [UInt8] = []

    mutating func feed(_ bytes: [UInt8]) {
      var tokens: [EventStreamParser.Token] = []
      parser.feed(bytes) { tokens.append($0) }
      tokens.forEach { take($0) }
    }

    mutating func finish() {
      var tokens: [EventStreamParser.Token] = []
      parser.finish { tokens.append($0) }
      tokens.forEach { take($0) }
    }

    private mutating func take(_ token: EventStreamParser.Token) {
      switch token {
      case .name(let name): names.append(name)
      case .data(let bytes): data += bytes
      case .body(let bytes): body += bytes
      case .end:
        events.append(String(decoding: data, as: UTF8.self))
        data = []
      }
    }
  }

  private let text =
    "\u{FEFF}: hello\r\nevent: x\r\ndata: ä€😀\r\ndata:two\r\rdata\n\ndata:  {\"a\":1}\n\nid: 1\n\ndata: end"
  private let expected = ["ä€😀\ntwo", "", " {\"a\":1}", "end"]

  @Test func splitsAnywhere() {
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      var listener = Listener()
      listener.feed(Array(bytes[..<cut]))
      listener.feed(Array(bytes[cut...]))
      listener.finish()
      #expect(listener.events == expected, "cut at \(cut)")
      #expect(listener.names == ["x"])
    }
  }

  @Test func byteByByte() {
    var listener = Listener()
    for byte in text.utf8 { listener.feed([byte]) }
    listener.finish()
    #expect(listener.events == expected)
  }

  @Test func blankLinesAreNoEvents() {
    var listener = Listener()
    listener.feed(Array("\n\n: only a comment\n\nretry: 3\n\n".utf8))
    listener.finish()
    #expect(listener.events.isEmpty && listener.body.isEmpty)
  }

  @Test func aBodyMayFollowComments() {
    let text = Array(": WAIT\n\n: WAIT\n{\n  \"a\": 1\n}".utf8)
    for cut in 0...text.count {
      var listener = Listener()
      listener.feed(Array(text[..<cut]))
      listener.feed(Array(text[cut...]))
      listener.finish()
      #expect(String(decoding: listener.body, as: UTF8.self) == "{\n  \"a\": 1\n}", "cut at \(cut)")
    }
  }
}
