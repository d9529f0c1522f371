import Domain
import Foundation
import RawServing
import Testing

@testable import OpenRouter

/// Paid answers that are written carelessly, and can be read all the same.
struct CarelessAnswerTests {
  private static let usage = #""usage":{"cost":0.0387}"#
  private static let json = #"{"created":1,"data":[{"b64_json":"\#(Make.png)"}],\#(usage)}"#
  private static let chat =
    #"{"choices":[{"message":{"content":"","images":["\#(Make.png)"]},"finish_reason":"stop"}],\#(usage)}"#

  private func expectPicture(_ body: [UInt8], fields: String = "", _ request: ImageRequest = Make.request())
    async throws
  {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\(fields)Content-Length: \(body.count)\r\n\r\n"
    let server = try RawServer { connection, _ in connection.send(Array(head.utf8) + body) }
    defer { server.stop() }
    let outcome = try await Make.client(server).generate(request) { _ in }
    #expect(outcome.images.map(\.mediaType) == ["image/png"] && outcome.dropped == 0)
    #expect(outcome.usage.cost == Decimal(string: "0.0387"))
    #expect(!outcome.text.contains("iVBOR"))
  }

  @Test(arguments: [
    #"{"content":"","images":{"0":{"url":"DATA"}}}"#, #"{"content":{"parts":[{"inlineData":{"data":"PNG"}}]}}"#,
    #"{"content":{"type":"image_url","image_url":{"url":"DATA"}}}"#, #"{"content":"PNG"}"#, #"{"content":"\nDATA "}"#,
    #"{"content":"","images":[{"url":" DATA\n"}]}"#, #"{"content":"![a](data:application/octet-stream;base64,PNG)"}"#,
    #"{"content":"![a](data:;base64,PNG)"}"#, #"{"content":"","images":[{"url":"data:image/png;base64,DATA"}]}"#,
    #"{"content":"","annotations":[{"type":"image","image_url":{"url":"DATA"}}]}"#,
    #"{"content":"","multi_mod_content":[{"inline_data":{"data":"PNG"}}]}"#,
    #"{"content":"","tool_calls":[{"type":"image_generation_call","result":"PNG"}]}"#,
    #"{"content":"","picture":{"anything":["PNG"]}}"#, #"{"content":"","images":["b'PNG'"]}"#,
    #"{"content":"","images":["\"PNG\""]}"#, #"{"content":"","images":["PNG=="]}"#,
    #"{"content":"","images":["TWICE"]}"#,
    #"{"content":"","images":["data:image/png;base64;charset=utf-8,PNG"]}"#,
    #"{"content":"","images":["data:image/png;base64,ESCAPED"]}"#,
  ])
  func aPictureInAnyPlaceAndWrapping(_ message: String) async throws {
    let escaped = Make.png.replacing("+", with: "%2B").replacing("/", with: "%2f").replacing("=", with: "%3D")
    let twice = Data(Make.png.utf8).base64EncodedString()
    let filled = message.replacing("DATA", with: "data:image/png;base64,PNG").replacing("PNG", with: Make.png)
      .replacing("ESCAPED", with: escaped).replacing("TWICE", with: twice)
    let body = #"{"choices":[{"message":\#(filled),"finish_reason":"stop"}],\#(Self.usage)}"#
    try await expectPicture(Array(body.utf8))
    let delta = #"{"choices":[{"delta":\#(filled)}]}"#
    try await expectPicture(Array("data: \(delta)\n\ndata: {\"choices\":[],\(Self.usage)}\n\ndata: [DONE]\n\n".utf8))
  }

  @Test(arguments: [
    #"{"error":{"code":400,"message":"m","metadata":{"raw":"PNG"}}}"#, #"{"input":{"image":"PNG"},"data":[]}"#,
    #"{"choices":[{"message":{"content":"No."}}],"request":{"messages":[{"x":"PNG"}]}}"#,
    #"{"preview":"PNG"}"#, #"{"choices":[{"message":{"content":"No.","reasoning_details":[{"encrypted":"PNG"}]}}]}"#,
  ])
  func whatWasSentIsNoPicture(_ body: String) async throws {
    #expect(try await Make.failure(Make.answer(body.replacing("PNG", with: Make.png))) != nil)
  }

  @Test func theAlphabetForAddresses() async throws {
    let bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<6000).map { UInt8(truncatingIfNeeded: $0 &* 251) }
    let text = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    for text in [text, String(text.drop { $0 == "=" }), text.replacing("=", with: "")] {
      #expect(
        try await Make.outcome(Make.answer(#"{"data":[{"b64_json":"\#(text)"}]}"#)).images.map(\.bytes) == [bytes])
    }
  }

  @Test func aRulerInTheWordsStaysOne() async throws {
    let ruler = String(repeating: "-", count: 2000)
    let body = #"{"choices":[{"message":{"content":"\#(ruler)","images":["\#(Make.png)"]}}]}"#
    #expect(try await Make.outcome(Make.answer(body)).text == ruler)
  }

  @Test(arguments: [
    "\n\nOK", "<!-- cached -->", "\0\0", String(repeating: " \n", count: 9000),
  ])
  func whatStandsAroundTheBody(_ noise: String) async throws {
    try await expectPicture(Array((Self.json + noise).utf8))
    if noise.allSatisfy(\.isWhitespace) { try await expectPicture(Array((noise + Self.json).utf8)) }
    try await expectPicture(Array((")]}',\n" + Self.json + noise).utf8.prefix(Self.json.utf8.count + 6)))
  }

  @Test func jsonThatTheStandardForbids() async throws {
    let string = try #require(String(data: JSONEncoder().encode(Self.json), encoding: .utf8))
    for body in [
      string, Self.json.replacing(#""created":1"#, with: #""created":NaN,"x":-Infinity,"y":[1,]"#),
      Self.json.dropLast() + ",}", Self.json.replacing(#""created":1"#, with: "\"note\":\"a\tb\nc\""),
    ] {
      try await expectPicture(Array(body.utf8))
    }
    #expect(throws: JSONError.self) { try JSONDocument(Array("[NaN]".utf8)) }
    #expect(throws: JSONError.self) { try JSONDocument(Array("[1,]".utf8)) }
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func wideText(_ encoding: String.Encoding) async throws {
    let text = Self.json.replacing(#""created":1"#, with: #""note":"Grüße 🚢""#)
    let body = Array(try #require(text.data(using: encoding)))
    let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    try await expectPicture(body)
    try await expectPicture(mark + body)
    var wide = WideText()
    let pieces = (mark + body).map { wide.narrowed([$0]) }
    #expect(String(decoding: pieces.joined(), as: UTF8.self) == "\u{FEFF}" + text && wide.finish().isEmpty)
  }

  @Test func gzipInSeveralParts() async throws {
    let bytes = Array(Self.json.utf8)
    let parts = Packing.gzip(Array(bytes[..<40])) + Packing.gzip(Array(bytes[40...]))
    for body in [parts, parts + [0, 0, 7], parts + [0x1F, 7], parts.dropLast(8) + [1, 2, 3, 4, 5, 6, 7, 8]] {
      try await expectPicture(body, fields: "Content-Encoding: gzip\r\n")
    }
  }

  @Test func eventsWithoutBlankLinesOrInOneList() async throws {
    let events = [#"{"choices":[{"delta":{"images":["\#(Make.png)"]}}]}"#, #"{"choices":[],\#(Self.usage)}"#]
    try await expectPicture(Array((events.map { "data: \($0)\n" }.joined() + "data: [DONE]\n").utf8))
    try await expectPicture(Array("[\(events.joined(separator: ","))]".utf8))
  }

  @Test func vectorPictures() async throws {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"
    let escaped = svg.replacing("<", with: "%3C").replacing(">", with: "%3e").replacing(" ", with: "%20")
    for body in [
      #"{"data":[{"b64_json":"SVG"}]}"#, #"{"data":[{"svg":"SVG"}]}"#,
      #"{"data":[{"url":"data:image/svg+xml;utf8,SVG"}]}"#, #"{"data":[{"url":"data:image/svg+xml,ESCAPED"}]}"#,
    ] {
      let text = body.replacing("SVG", with: svg).replacing("ESCAPED", with: escaped)
      let outcome = try await Make.outcome(Make.answer(text))
      #expect(outcome.images.map(\.mediaType) == ["image/svg+xml"], "\(text)")
      #expect(outcome.images.first?.bytes == Array(svg.utf8))
    }
    let chunks = ["<svg xmlns='http://www.w3.org/2000/svg' ", "width='8' height='8'/>"].map {
      #"{"type":"image_generation.text_chunk","phase":"content","text":"\#($0)"}"#
    }
    let stream = Make.stream(chunks[0], chunks[1], #"{"type":"image_generation.completed","usage":{"cost":1}}"#)
    #expect(try await Make.outcome(stream).images.first?.bytes == Array(svg.utf8))
  }

  @Test(arguments: ["mif1\0\0\0\0avifmif1", "miaf\0\0\0\0miafavif", "heic\0\0\0\0mif1heic", "miaf\0\0\0\0miafxxxx"])
  func brandsBehindTheFirst(_ brands: String) {
    let bytes = [0, 0, 0, 24] + Array("ftyp\(brands)".utf8) + [UInt8](repeating: 1, count: 40)
    let type = brands.contains("avif") ? "image/avif" : brands.contains("heic") ? "image/heic" : "image/heif"
    #expect(MediaType.image(bytes) == type)
    #expect(MediaType.image([0, 0, 0, 24] + Array("ftypisom\0\0\0\0isommp41".utf8)) == nil)
  }
}
