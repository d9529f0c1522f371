import Foundation
import Testing

@testable import OpenRouter

/// JSON as it comes, with its pictures decoded on the way.
struct JSONCollectorTests {
  private func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 8) } }

  private func base64(_ count: Int) -> String { Data(bytes(count)).base64EncodedString() }

  private func document(_ text: String, cut: Int = 7, healing: Bool = false) throws -> (JSONDocument, JSONCollector) {
    var collector = JSONCollector()
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty, !collector.isWhole {
      let taken = try collector.feed(rest.prefix(cut))
      rest = rest.dropFirst(taken)
    }
    collector.close()
    return (try JSONDocument(collector.text, blobs: collector.blobs, healing: healing), collector)
  }

  @Test(arguments: [0, 1, 2, 3, 383, 384, 385, 386, 1000, 4001, 4002])
  func everyLengthComesBack(_ count: Int) throws {
    for cut in [1, 3, 512, 100_000] {
      let text = #"{"a":"x y","b":"\#(base64(count))","c":["\#(base64(600))",1]}"#
      let (document, collector) = try document(text, cut: cut)
      #expect(collector.isWhole && collector.text.count < 1400)
      #expect(document.root["b"]?.string == base64(count))
      #expect(document.root["c"]?.elements.first?.string == base64(600))
      if count >= 384 {
        #expect(Base64.decode(try #require(document.root["b"]?.pieces)) == bytes(count))
        #expect(collector.blobs.first == bytes(count))
      }
    }
  }

  @Test func escapesLineBreaksAndMissingPaddingAreNoHindrance() throws {
    let whole = base64(4000)
    let slashes = whole.replacing("/", with: "\\/")
    let lines = stride(from: 0, to: whole.count, by: 76).map { start in
      String(whole.dropFirst(start).prefix(76))
    }.joined(separator: "\\r\\n")
    for text in [slashes, lines, String(whole.prefix { $0 != "=" }), "data:image\\/png;base64,\(whole)"] {
      let (document, collector) = try document(#"{"b":"\#(text)"}"#)
      #expect(collector.blobs.map(\.count).max() ?? 0 >= 3999 && collector.text.count < 200)
      let pieces = try #require(document.root["b"]?.pieces)
      let data = text.hasPrefix("data") ? Array(pieces.dropFirst()) : pieces
      #expect(Base64.decode(data) == bytes(4000))
    }
  }

  @Test func brokenBase64StaysBroken() throws {
    for wrong in ["!", "_", "=A", " \\u0041"] {
      let text = base64(999) + wrong + base64(999)
      let (document, _) = try document(#"{"b":"\#(text)"}"#)
      #expect(Base64.decode(try #require(document.root["b"]?.pieces)) == nil, "\(wrong)")
    }
  }

  @Test func wordsStayWords() throws {
    let words = String(repeating: "a word and \\\"another\\\" \\n", count: 300) + "\u{E9}\\u00e9"
    let (document, collector) = try document(#"{"w":"\#(words)"}"#)
    #expect(collector.blobs.isEmpty)
    #expect(document.root["w"]?.string?.hasSuffix("another\" \néé") == true)
  }

  @Test func nobodyForgesAMark() throws {
    var text = Array(#"{"b":""#.utf8) + [0xFF, 0x30, 0xFF] + Array(#"","c":"\#(base64(600))"}"#.utf8)
    var collector = JSONCollector()
    _ = try collector.feed(text[...])
    text = collector.text
    #expect(try JSONDocument(text, blobs: collector.blobs).root["b"]?.string == "?0?")
  }

  @Test func textBesideThePicturesIsBounded() {
    var collector = JSONCollector()
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    #expect(throws: JSONCollector.TooLong.self) {
      _ = try collector.feed(Array("{\"a\":\"".utf8)[...])
      for _ in 0..<8 { _ = try collector.feed(piece[...]) }
    }
  }

  @Test(arguments: [
    (#"{"a":1,"b":{"c":["x","y"#, #"{"a":1,"b":{"c":["x"]}}"#), (#"{"a":"x","b"#, #"{"a":"x"}"#),
    (#"{"a":"x","b":"#, #"{"a":"x"}"#), (#"{"a":"x","b":0.01"#, #"{"a":"x"}"#), (#"{"a":"x","b":tr"#, #"{"a":"x"}"#),
    (#"{"a":"x""#, #"{"a":"x"}"#), (#"{"a":"x","#, #"{"a":"x"}"#), (#"[[1],[2,"#, "[[1],[2]]"),
    (#"[{"a":{"b":{}"#, #"[{"a":{"b":{}}}]"#),
  ])
  func whatWasCutCountsAsFarAsItGoes(_ text: String, _ meaning: String) throws {
    func plain(_ json: JSON) -> String {
      if json.isMap { return "{" + json.fields.map { "\($0.name):\(plain($0.value))" }.joined(separator: ",") + "}" }
      if json.isList { return "[" + json.elements.map(plain).joined(separator: ",") + "]" }
      return json.string ?? json.text
    }
    let healed = try document(text, healing: true).0.root
    let whole = try JSONDocument(Array(meaning.utf8)).root
    #expect(plain(healed) == plain(whole))
    #expect(throws: JSONError.self) { try JSONDocument(Array(text.utf8)) }
  }

  @Test(arguments: ["", "x", "{\"a\":1]", "{\"a\" 1", "{\u{1}"])
  func whatIsBrokenIsNotHealed(_ text: String) {
    #expect(throws: JSONError.self) { try JSONDocument(Array(text.utf8), blobs: [], healing: true) }
  }
}
