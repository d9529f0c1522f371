import Foundation
import Raster
import Testing

@testable import Simulator

@Suite struct FaultTests {
  static let order: WireJSON = ["model": "qwen/qwen-image-3", "prompt": "sea", "seed": 1]
  static let streamed: WireJSON = ["model": "openai/gpt-image-2", "prompt": "sea", "stream": true]

  @Test func everyNamedFaultCanBeRead() throws {
    for name in Fault.names { _ = try Fault(text: name) }
    #expect(try Fault(text: "status=429:5@/images#1") == Fault(.status(429, retryAfter: 5), path: "/images", times: 1))
    #expect(try Fault(text: "delay=0.5") == Fault(.delayFirstByte(.seconds(0.5))))
    for text in ["", "nonsense", "status=200", "status", "cut=3", "cut#0", "many-images=0"] {
      #expect(throws: Fault.Unknown(text: text)) { try Fault(text: text) }
    }
  }

  @Test func statusStrikesOnceWithRetryAfter() async throws {
    let fault = Fault(.status(429, retryAfter: 7), path: "/images", times: 1)
    try await Client.with(faults: [fault]) { (client) async throws in
      #expect(try await client.get("/providers").status == 200)
      let refused = try await client.post("/images", Self.order)
      #expect(refused.status == 429)
      #expect(refused.headers["retry-after"] == "7")
      #expect(try await client.post("/images", Self.order).status == 200)
      #expect(await client.simulator.count(of: "/images") == 2)
    }
  }

  @Test func contentFaults() async throws {
    try await Client.with { (client) async throws in
      func data(_ kind: Fault.Kind) async throws -> [WireJSON] {
        await client.simulator.set(faults: [Fault(kind)])
        return try await client.post("/images", Self.order).json["data"]?.array ?? []
      }
      #expect(try await data(.noImages).isEmpty)
      #expect(try await data(.manyImages(4)).count == 4)
      #expect(try await data(.missingMediaType).first?["media_type"] == nil)
      let damaged = try await data(.malformedBase64).first?["b64_json"]?.string
      #expect(damaged != nil && Data(base64Encoded: damaged ?? "") == nil)
      let avif = Data(base64Encoded: try await data(.avifNamedPNG).first?["b64_json"]?.string ?? "") ?? Data()
      #expect(ImageFormat.sniff(Array(avif)) == .avif)
      let html = Data(base64Encoded: try await data(.htmlNamedPNG).first?["b64_json"]?.string ?? "") ?? Data()
      #expect(String(decoding: html, as: UTF8.self).hasPrefix("<!doctype"))
    }
  }

  @Test func replacedAnswers() async throws {
    try await Client.with { (client) async throws in
      func reply(_ kind: Fault.Kind) async throws -> Client.Reply {
        await client.simulator.set(faults: [Fault(kind)])
        return try await client.post("/images", Self.order)
      }
      let error = try await reply(.errorInSuccess)
      #expect(error.status == 200 && error.json["error"]?["code"]?.int == 502)
      #expect(try await reply(.html).headers["content-type"] == "text/html")
      #expect(try await reply(.keyEcho).message.contains(Simulator.demoKey))
      #expect(try await reply(.hugeBody(3)).body.count > 3 << 20)
    }
  }

  @Test func refusalIsTextWithoutPicture() async throws {
    try await Client.with(faults: [Fault(.refusal)]) { (client) async throws in
      let reply = try await client.post(
        "/chat/completions",
        [
          "model": "google/gemini-2.5-flash-image", "modalities": ["image", "text"],
          "messages": [["role": "user", "content": "x"]],
        ])
      let message = reply.json["choices"]?.array?.first?["message"]
      #expect(message?["images"] == nil)
      #expect(message?["content"]?.string?.contains("refusal") == true)
    }
  }

  @Test func cutBodiesEndEarly() async throws {
    try await Client.with(faults: [Fault(.cut)]) { (client) async throws in
      await #expect(throws: (any Error).self) { try await client.post("/images", Self.order) }
    }
  }

  @Test func delayHoldsTheAnswerBack() async throws {
    try await Client.with(faults: [Fault(.delayFirstByte(.milliseconds(300)))]) { (client) async throws in
      let start = ContinuousClock.now
      _ = try await client.get("/key")
      #expect(ContinuousClock.now - start >= .milliseconds(300))
    }
  }

  @Test func splitStreamsCarryTheSameEvents() async throws {
    try await Client.with { (client) async throws in
      let whole = try await client.post("/images", Self.streamed)
      await client.simulator.set(faults: [Fault(.streamSplit)])
      let split = try await client.post("/images", Self.streamed)
      func types(_ reply: Client.Reply) -> [String] { reply.events.compactMap { $0["type"]?.string } }
      #expect(types(split).count == 4)
      #expect(types(split) == types(whole))
      #expect(split.text.hasSuffix("data: [DONE]\n\n"))
    }
  }

  @Test(arguments: [Fault.Kind.streamCut, .cut]) func cutStreamsEndEarly(_ kind: Fault.Kind) async throws {
    try await Client.with(faults: [Fault(kind)]) { (client) async throws in
      await #expect(throws: (any Error).self) { try await client.post("/images", Self.streamed) }
    }
  }

  @Test func streamErrorsEndTheStream() async throws {
    try await Client.with(faults: [Fault(.streamError)]) { (client) async throws in
      let reply = try await client.post("/images", Self.streamed)
      #expect(reply.events.last?["type"] == "error")
      #expect(reply.events.last?["error"]?["code"] == "server_error")
      #expect(!reply.text.contains("image_generation.completed"))
    }
  }
}
