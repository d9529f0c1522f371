import Domain
import Foundation
import RawServing
import Synchronization
import Testing

@testable import OpenRouter

/// Answers that are whole although the wire says otherwise.
@Suite(.timeLimit(.minutes(2))) struct WireAnswerTests {
  private static let json = #"{"created":1,"data":[{"b64_json":"\#(Make.png)"}],"usage":{"cost":0.0387}}"#
  private static let completed =
    #"data: {"type":"image_generation.completed","b64_json":"\#(Make.png)","usage":{"cost":0.011}}"#

  private static func chunked(_ body: String, type: String = "application/json") -> String {
    "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n"
  }

  /// How a connection ends after its last byte.
  enum End: CaseIterable { case close, reset, open }

  private func outcome(
    _ answer: [UInt8], _ end: End = .close, _ request: ImageRequest = Make.request(timeout: 60)
  ) async throws -> Outcome {
    let server = try RawServer { connection, _ in
      connection.send(answer)
      // A reset takes back what was not read yet.
      if end == .reset { connection.sleep(milliseconds: 300) }
      if end == .reset { connection.reset() }
      if end == .open { connection.waitForClose() }
    }
    defer { server.stop() }
    return try await Make.client(server).generate(request) { _ in }
  }

  @Test(arguments: End.allCases)
  func aBodyWithoutItsLastChunk(_ end: End) async throws {
    let outcome = try await outcome(Array(Self.chunked(Self.json).utf8), end)
    #expect(outcome.images.count == 1 && outcome.usage.cost == Decimal(string: "0.0387"))
  }

  @Test(arguments: End.allCases)
  func aBodyShorterThanItsLength(_ end: End) async throws {
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(Self.json.utf8.count + 10)\r\n\r\n"
    #expect(try await outcome(Array((head + Self.json).utf8), end).images.count == 1)
  }

  @Test func aPictureThatIsWholeInABodyThatIsNot() async throws {
    for cut in [1, 3, 12, 20] {
      let body = String(Self.json.dropLast(cut))
      let head = "HTTP/1.1 200 OK\r\nContent-Length: \(Self.json.utf8.count)\r\n\r\n"
      let outcome = try await outcome(Array((head + body).utf8))
      #expect(outcome.images.count == 1, "\(cut)")
      // Half of a sum would be another sum.
      #expect(outcome.usage.cost == (cut == 1 ? Decimal(string: "0.0387") : nil), "\(cut)")
    }
  }

  @Test(arguments: ["\n\ndata: [DONE]\n\n", "\n\n"], End.allCases)
  func aStreamWhoseLineStaysOpen(_ rest: String, _ end: End) async throws {
    let outcome = try await outcome(Array(Self.chunked(Self.completed + rest, type: "text/event-stream").utf8), end)
    #expect(outcome.images.count == 1 && outcome.usage.cost == Decimal(string: "0.011"))
  }

  @Test func anAccountInTheLastEventThatDoesNotEnd() async throws {
    let image = #"data: {"choices":[{"delta":{"images":["\#(Make.png)"]},"finish_reason":"stop"}]}"#
    let stream =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + image
      + "\n\ndata: {\"choices\":[],\"usage\":{\"cost\":0.5}}"
    let outcome = try await outcome(Array(stream.utf8), .close, Make.request(.chat))
    #expect(outcome.images.count == 1 && outcome.usage.cost == Decimal(string: "0.5"))
  }

  @Test(arguments: End.allCases)
  func wordsThatEndedBeforeTheConnectionBroke(_ end: End) async throws {
    let body =
      #"data: {"choices":[{"delta":{"content":"A red boat."}}]}"# + "\n\n"
      + #"data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"cost":0.01}}"# + "\n\n"
    let server = try RawServer { connection, _ in
      connection.send(Self.chunked(body, type: "text/event-stream"))
      if end == .reset { connection.sleep(milliseconds: 300) }
      if end == .reset { connection.reset() }
      if end == .open { connection.waitForClose() }
    }
    defer { server.stop() }
    let request = ChatRequest(model: "a/b", text: "?", maxTokens: 9, timeout: 60)
    let outcome = try await Make.client(server).complete(request) { _ in }
    #expect(outcome.text == "A red boat." && outcome.stop == "stop")
  }

  @Test(arguments: ["application/json", "text/event-stream", "text/html", "text/plain", ""])
  func theFirstBytesSayWhatItIs(_ type: String) async throws {
    let stream = Self.completed + "\n\ndata: [DONE]\n\n"
    let named = "event: image_generation.completed\ndata: {\"b64_json\":\"\(Make.png)\"}\n\n"
    let commented = ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n" + Self.json
    let pretty = Self.json.replacing(",", with: ",\n  ")
    for body in [
      stream, named, "\n\n" + stream, "id: 1\n" + stream, Self.json, "\u{FEFF}" + Self.json, commented, pretty,
    ] {
      let outcome = try await outcome(Array(Make.answer(body, type: type).utf8))
      #expect(outcome.images.count == 1, "\(type): \(body.prefix(40))")
    }
  }

  @Test(arguments: [
    "data:\n\n", "data: : OPENROUTER PROCESSING\n\n", "data: {\"broken\n\n", "data: hello\n\n", "data: null\n\n",
    "data: {}\n\n", "event: ping\n\n", "data: [1,2\n\n",
  ])
  func whatCannotBeReadInAStreamIsPassedOver(_ noise: String) async throws {
    let stream = noise + Self.completed + "\n\n" + noise + "data: [DONE]\n\n"
    let outcome = try await outcome(Array(Make.answer(stream, type: "text/event-stream").utf8))
    #expect(outcome.images.count == 1 && outcome.dropped == 0)
  }

  @Test(arguments: ["gzip", "x-gzip", "deflate", "gzip, gzip", "utf-8", "identity", "br", ""])
  func packedBodiesAreUnpackedAndPlainOnesRead(_ coding: String) async throws {
    let plain = Array(Self.json.utf8)
    let stream = Array((Self.completed + "\n\ndata: [DONE]\n\n").utf8)
    var bodies = [plain, stream, Packing.gzip(plain), Packing.zlib(plain), Packing.gzip(stream)]
    bodies += [Packing.gzip(Packing.gzip(plain)), Array(Packing.gzip(plain).dropLast(5))]
    if coding == "deflate" { bodies.append(Packing.bare(plain)) }
    for (index, body) in bodies.enumerated() {
      let field = coding.isEmpty ? "" : "Content-Encoding: \(coding)\r\n"
      let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\(field)Content-Length: \(body.count)\r\n\r\n"
      let outcome = try await outcome(Array(head.utf8) + body)
      #expect(outcome.images.count == 1, "\(coding) \(index)")
    }
  }

  @Test func aBombIsRefused() async throws {
    let bomb = Packing.gzip(Packing.gzip([UInt8](repeating: 0x20, count: 8 << 20)))
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
    await #expect { try await outcome(Array(head.utf8) + Array("{".utf8) + bomb) } throws: { _ in true }
    await #expect {
      try await outcome(
        Array(head.utf8) + Packing.gzip(Array("{\"a\":\"".utf8) + [UInt8](repeating: 0x20, count: 8 << 20)))
    } throws: {
      ($0 as? Failure)?.kind == .badAnswer
    }
  }

  @Test func aPictureMayBeTheBodyItself() async throws {
    let png = try #require(Data(base64Encoded: Make.png).map { [UInt8]($0) })
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(png.count)\r\n\r\n"
    #expect(try await outcome(Array(head.utf8) + png).images.map(\.bytes) == [png])
  }

  @Test func cancellingKeepsAPictureThatIsWhole() async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
    let server = try RawServer { connection, _ in
      connection.send(Self.chunked(Self.completed + "\n\n", type: "text/event-stream"))
      arrival.yield()
      connection.waitForClose()
    }
    defer { server.stop() }
    let client = try Make.client(server)
    var request = Make.request(timeout: 60)
    request.count = 2
    let task = Task { [request] in
      let reports = Reports()
      return try await client.generate(request) { step in
        reports.add(step)
        if case .received = step { arrival.finish() }
      }
    }
    for await _ in arrived {}
    task.cancel()
    let outcome = try await task.value
    #expect(outcome.images.count == 1 && outcome.remarks == ["1 of 2 pictures came."])
  }

  @Test func theLimitFollowsWhatWasAskedFor() {
    var request = Make.request()
    #expect(request.answerCap == 64 << 20)
    request.count = 4
    request.resolution = "4K"
    #expect(request.answerCap >= 200 << 20)
    request.resolution = "2048x2048"
    #expect(request.answerCap < 200 << 20)
  }

  @Test func endlessBodiesStayOutOfMemory() throws {
    let piece = Array(String(repeating: "A", count: 1 << 16).utf8)
    for start in ["data: ", "data: {\"b64_json\":\"", "{\"x\":\"", ": ", "event: "] {
      var feed = BodyFeed(limit: 1 << 20)
      _ = try feed.feed(Array(start.utf8))
      if start.contains("{") {
        // One text of JSON may hold as much as the whole answer, and no more.
        #expect(throws: BodyFeed.TooLong.self, "\(start)") { for _ in 0..<256 { _ = try feed.feed(piece) } }
        #expect(feed.size <= 1 << 20, "\(start)")
      } else {
        for _ in 0..<256 { _ = try feed.feed(piece) }
        #expect(feed.size < 1 << 16, "\(start)")
      }
    }
  }
}
