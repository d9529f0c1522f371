import Testing

@testable import MCP

/// Lines of bytes, however they come.
struct LineSplitterTests {
  private func lines(_ pieces: [String], limit: Int = 100) -> [LineSplitter.Line] {
    var splitter = LineSplitter(limit: limit)
    let lines = pieces.flatMap { splitter.take(Array($0.utf8)) }
    return lines + [splitter.finish()].compactMap { $0 }
  }

  @Test func oneLineInManyPiecesAndManyLinesInOne() {
    let whole = LineSplitter.Line.whole(Array("{\"a\":1}".utf8))
    #expect(lines(["{\"a", "\":", "1}\n"]) == [whole])
    #expect(lines(["{\"a\":1}\n{\"a\":1}\r\n\n  \n{\"a\":1}"]) == [whole, whole, whole])
    #expect(lines(["\n\n", ""]) == [])
  }

  @Test func whatIsTooLongIsPassedOverAndTheNextIsRead() {
    let short = LineSplitter.Line.whole(Array("{}".utf8))
    let long = String(repeating: "x", count: 60)
    #expect(lines([long, long, long + "\n{}\n"]) == [.tooLong, short])
    #expect(lines(["{}\n" + long + long]) == [short, .tooLong])
    #expect(lines([String(repeating: "x", count: 100) + "\n"]).count == 1)
  }
}
