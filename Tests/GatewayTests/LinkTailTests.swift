import Foundation
import Testing

@testable import Gateway

/// Links behind the words of a chat that made pictures.
struct LinkTailTests {
  private func passed(_ pieces: [String], isWanted: Bool = true, isStream: Bool, _ links: [String]) -> String {
    var tail = LinkTail(isWanted: isWanted, isStream)
    var out: [UInt8] = []
    for piece in pieces { out += tail.passes(Array(piece.utf8)) }
    return String(decoding: out + tail.rest(links), as: UTF8.self)
  }

  @Test func allPassesWhereNoneAreWanted() {
    var tail = LinkTail(isWanted: false, true)
    #expect(tail.isBetweenEvents)
    #expect(tail.passes(Array("data: a\n".utf8)) == Array("data: a\n".utf8) && !tail.isBetweenEvents)
    _ = tail.passes(Array("\n".utf8))
    #expect(tail.isBetweenEvents)
    #expect(tail.rest(["x"]).isEmpty)
  }

  @Test func aStreamGetsOneMoreEventBeforeItsEnd() {
    let text = passed(["data: {\"a\":1}\n\nda", "ta: [DO", "NE]\n\n"], isStream: true, ["http://x/1"])
    let parts = text.components(separatedBy: "\n\n")
    #expect(parts.count == 4 && parts[0] == "data: {\"a\":1}" && parts[2] == "data: [DONE]")
    #expect(parts[1].contains(#""content":"\n\n![picture](http://x/1)""#), "\(parts[1])")
    #expect(passed(["data: 1\n\ndata: [DONE]\n\n"], isStream: true, []) == "data: 1\n\ndata: [DONE]\n\n")
  }

  @Test func anAnswerGetsThemBehindItsWords() {
    let body = #"{"id":"x","choices":[{"message":{"role":"assistant","content":"Here."}}],"usage":{"cost":0.1}}"#
    let text = passed([String(body.prefix(20)), String(body.dropFirst(20))], isStream: false, ["http://x/1"])
    #expect(text == body.replacing("Here.", with: #"Here.\n\n![picture](http://x/1)"#))
    #expect(passed(["no json"], isStream: false, ["http://x/1"]) == "no json")
  }
}
