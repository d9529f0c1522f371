import Foundation
import Raster
import Testing

@testable import Simulator

@Suite struct ChatTests {
  private func ask(_ client: Client, _ text: String, _ pictures: [[UInt8]] = [], _ more: WireJSON = [:]) async throws
    -> Client.Reply
  {
    let parts = pictures.map { file -> WireJSON in ["type": "image_url", "image_url": ["url": .string(dataURL(file))]] }
    let base: WireJSON = [
      "model": "google/gemini-2.5-flash-image",
      "messages": [["role": "user", "content": .array([["type": "text", "text": .string(text)]] + parts)]],
    ]
    return try await client.post("/chat/completions", .object((base.members ?? []) + (more.members ?? [])))
  }

  private func message(_ reply: Client.Reply) -> WireJSON? { reply.json["choices"]?.array?.first?["message"] }

  @Test func analysisMeasuresThePicture() async throws {
    try await Client.with { (client) async throws in
      let blue = try Encoder.png(Bitmap(width: 200, height: 100, red: 30, green: 80, blue: 210))
      let white = try Encoder.png(Bitmap(width: 90, height: 90, red: 250, green: 250, blue: 250))
      let first = message(try await ask(client, "Describe", [blue]))?["content"]?.string ?? ""
      let second = message(try await ask(client, "Describe", [white]))?["content"]?.string ?? ""
      #expect(first.hasPrefix("DEMO"))
      #expect(first.contains("200 by 100 pixels") && first.contains("blue 100 %"))
      #expect(second.contains("90 by 90 pixels") && second.contains("white 100 %") && second.contains("bright"))
    }
  }

  @Test func picturesComeInTheDocumentedShape() async throws {
    try await Client.with { (client) async throws in
      let config: WireJSON = ["modalities": ["image", "text"], "image_config": ["aspect_ratio": "16:9"], "seed": 3]
      let reply = try await ask(client, "a harbour at night", [], config)
      let url = message(reply)?["images"]?.array?.first?["image_url"]?["url"]?.string ?? ""
      #expect(url.hasPrefix("data:image/png;base64,"))
      let file = Array(Data(base64Encoded: String(url.dropFirst(22))) ?? Data())
      let picture = try Decoder.bitmap(file, fitting: nil)
      #expect(picture.width == 1344 && picture.height == 768)
      #expect(reply.json["usage"]?["cost"]?.double == 0.0387)
      #expect(reply.headers["x-generation-id"] == reply.json["id"]?.string)
    }
  }

  @Test func imageOnlyModelsAnswerWithPictures() async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post(
        "/chat/completions",
        [
          "model": "black-forest-labs/flux.2-klein-4b", "modalities": ["image"],
          "messages": [["role": "user", "content": "a tulip"]],
        ])
      #expect(message(reply)?["images"]?.array?.count == 1)
      #expect(message(reply)?["content"] == "")
    }
  }

  @Test func streamsEndWithUsage() async throws {
    try await Client.with { (client) async throws in
      let reply = try await ask(client, "a dune", [], ["modalities": ["image", "text"], "stream": true])
      let deltas = reply.events.compactMap { $0["choices"]?.array?.first?["delta"] }
      #expect(deltas.count { $0["images"] != nil } == 1)
      #expect(reply.events.last?["choices"] == [])
      #expect(reply.events.last?["usage"] != nil)
      #expect(reply.text.hasSuffix("data: [DONE]\n\n"))
      let words = try await ask(client, "Write a prompt about a lighthouse", [], ["stream": true])
      let text = words.events.compactMap { $0["choices"]?.array?.first?["delta"]?["content"]?.string }.joined()
      #expect(text == PromptWriter.write(from: "Write a prompt about a lighthouse"))
    }
  }

  @Test func promptsBeginWithTheSubject() async throws {
    try await Client.with { (client) async throws in
      let reply =
        message(try await ask(client, "Improve this prompt: \"a lighthouse in a storm\""))?["content"]?.string ?? ""
      #expect(reply.hasPrefix("DEMO prompt: a lighthouse in a storm, "))
      #expect(reply.contains("open water"))
    }
  }

  @Test func tokenLimitEndsTheText() async throws {
    try await Client.with { (client) async throws in
      let reply = try await ask(client, "a lighthouse", [], ["max_tokens": 3])
      #expect(reply.json["choices"]?.array?.first?["finish_reason"] == "length")
      #expect((message(reply)?["content"]?.string ?? "").utf8.count == 12)
    }
  }

  @Test func damagedPicturesAreRefused() async throws {
    try await Client.with { (client) async throws in
      let file = try Encoder.png(Bitmap(width: 40, height: 40))
      let reply = try await ask(client, "what", [Array(file.prefix(file.count / 2))])
      #expect(reply.status == 400)
      #expect(reply.json["error"]?["metadata"]?["error_type"] == "invalid_image")
      let text = try await ask(client, "what", [Array("hello".utf8)])
      #expect(text.json["error"]?["metadata"]?["error_type"] == "unsupported_image_format")
    }
  }
}
