import Raster
import Testing

@testable import Simulator

@Suite struct RefusalTests {
  /// One request the service turns down.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var body: WireJSON
    var status: Int
    var message: String
    var testDescription: String { name }

    init(_ name: String, _ status: Int, _ message: String, _ body: WireJSON) {
      (self.name, self.body, self.status, self.message) = (name, body, status, message)
    }
  }

  static let reference: WireJSON = [
    "type": "image_url",
    "image_url": ["url": .string(dataURL((try? Encoder.png(Bitmap(width: 8, height: 8))) ?? []))],
  ]

  static let imageCases = [
    Case("unknown model", 404, "no/model is not a valid model ID", ["model": "no/model", "prompt": "x"]),
    Case("text model", 404, "output modalities: image", ["model": "anthropic/claude-opus-4.7", "prompt": "x"]),
    Case("no prompt", 400, "prompt is required", ["model": "qwen/qwen-image-3"]),
    Case("empty prompt", 400, "at least 1 characters", ["model": "qwen/qwen-image-3", "prompt": ""]),
    Case("n as text", 400, "n must be integer", ["model": "qwen/qwen-image-3", "prompt": "x", "n": "2"]),
    Case(
      "ratio", 400, "aspect_ratio '21:9' is not supported",
      ["model": "qwen/qwen-image-3", "prompt": "x", "aspect_ratio": "21:9"]),
    Case(
      "ratio outside the schema", 400, "aspect_ratio must be one of",
      ["model": "qwen/qwen-image-3", "prompt": "x", "aspect_ratio": "7:5"]),
    Case(
      "resolution", 400, "resolution '4K' is not supported",
      ["model": "qwen/qwen-image-3", "prompt": "x", "resolution": "4K"]),
    Case(
      "quality", 400, "quality 'high' is not supported",
      ["model": "x-ai/grok-imagine-image-2.0", "prompt": "x", "quality": "high"]),
    Case(
      "missing parameter", 400, "quality is not supported",
      ["model": "qwen/qwen-image-3", "prompt": "x", "quality": "high"]),
    Case(
      "format", 400, "output_format 'webp' is not supported",
      ["model": "black-forest-labs/flux.2-pro", "prompt": "x", "output_format": "webp"]),
    Case("n", 400, "n must be between 1 and 6", ["model": "qwen/qwen-image-3", "prompt": "x", "n": 7]),
    Case("n zero", 400, "n must be between", ["model": "qwen/qwen-image-3", "prompt": "x", "n": 0]),
    Case(
      "too many references", 400, "takes 0 to 1 input references, not 2",
      ["model": "krea/krea-2-medium-turbo", "prompt": "x", "input_references": [reference, reference]]),
    Case(
      "too few references", 400, "takes 1 to 10 input references, not 0",
      ["model": "recraft/recraft-v4-styles", "prompt": "x"]),
    Case(
      "link as reference", 400, "no network",
      [
        "model": "qwen/qwen-image-3", "prompt": "x",
        "input_references": [["type": "image_url", "image_url": ["url": "https://example.com/a.png"]]],
      ]),
    Case(
      "size against ratio", 400, "does not match aspect_ratio",
      ["model": "qwen/qwen-image-3", "prompt": "x", "size": "1024x1024", "aspect_ratio": "16:9"]),
    Case(
      "size against resolution", 400, "does not match resolution",
      ["model": "qwen/qwen-image-3", "prompt": "x", "size": "1024x1024", "resolution": "2K"]),
    Case(
      "unknown provider", 404, "No endpoints found",
      ["model": "qwen/qwen-image-3", "prompt": "x", "provider": ["only": ["nobody"]]]),
    Case(
      "only and ignore", 404, "No endpoints found",
      ["model": "qwen/qwen-image-3", "prompt": "x", "provider": ["only": ["alibaba"], "ignore": ["alibaba"]]]),
    Case(
      "provider field", 400, "provider.data_collection is not a known field",
      ["model": "qwen/qwen-image-3", "prompt": "x", "provider": ["data_collection": "deny"]]),
    Case(
      "a model without parameters", 400, "aspect_ratio is not supported",
      ["model": "meta/muse-image", "prompt": "x", "aspect_ratio": "1:1"]),
    Case(
      "transparent JPEG", 400, "needs output_format png or webp",
      [
        "model": "sourceful/riverflow-v2.5-pro", "prompt": "x", "background": "transparent", "output_format": "jpeg",
      ]),
  ]

  static let chatCases = [
    Case("unknown model", 404, "is not a valid model ID", chat("no/model")),
    Case(
      "modalities", 404, "requested output modalities: image, text",
      chat("black-forest-labs/flux.2-pro", ["modalities": ["image", "text"]])),
    Case(
      "image from a text model", 404, "requested output modalities: image",
      chat("anthropic/claude-opus-4.7", ["modalities": ["image"]])),
    Case("no messages", 400, "messages is required", ["model": "google/gemini-2.5-flash-image"]),
    Case("unknown role", 400, "must be", ["model": "x/y", "messages": [["role": "wizard", "content": "x"]]]),
    Case(
      "unknown provider field", 400, "provider.options is not a known field",
      chat("google/gemini-2.5-flash-image", ["provider": ["options": [:]]])),
    Case(
      "unknown provider", 404, "No allowed providers",
      chat("google/gemini-2.5-flash-image", ["provider": ["only": ["nobody"]]])),
    Case(
      "ratio", 400, "aspect_ratio '7:5' is not supported",
      chat(
        "google/gemini-2.5-flash-image", ["modalities": ["image", "text"], "image_config": ["aspect_ratio": "7:5"]])),
  ]

  static func chat(_ model: String, _ more: WireJSON = [:]) -> WireJSON {
    let members: WireJSON = ["model": .string(model), "messages": [["role": "user", "content": "a fox"]]]
    return .object((members.members ?? []) + (more.members ?? []))
  }

  @Test(arguments: imageCases) func imageRequestsAreRefused(_ test: Case) async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post("/images", test.body)
      #expect(reply.status == test.status, "\(reply.text.prefix(300))")
      #expect(reply.message.contains(test.message), "\(reply.message)")
      #expect(reply.json["error"]?["code"]?.int == test.status)
    }
  }

  @Test(arguments: chatCases) func chatRequestsAreRefused(_ test: Case) async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post("/chat/completions", test.body)
      #expect(reply.status == test.status, "\(reply.text.prefix(300))")
      #expect(reply.message.contains(test.message), "\(reply.message)")
    }
  }

  @Test func textModelsTakeNoPictures() async throws {
    try await Client.with { (client) async throws in
      let rows = try await client.get("/models").json["data"]?.array ?? []
      let row = try #require(rows.first { $0["architecture"]?["input_modalities"] == ["text"] })
      let content: WireJSON = [["type": "text", "text": "what is this?"], Self.reference]
      let reply = try await client.post(
        "/chat/completions", ["model": row["id"] ?? "", "messages": [["role": "user", "content": content]]])
      #expect(reply.status == 404)
      #expect(reply.message == "No endpoints found that support image input")
    }
  }

  @Test func keysAreChecked() async throws {
    try await Client.with(keys: ["sk-or-v1-mine"]) { (client) async throws in
      var other = client
      other.key = nil
      #expect(try await other.post("/images", [:]).message == "Missing Authentication header")
      other.key = "sk-or-v1-other"
      let wrong = try await other.get("/key")
      #expect(wrong.status == 401)
      #expect(wrong.message == "User not found.")
      other.key = "sk-or-v1-mine"
      #expect(try await other.get("/key").status == 200)
      #expect(try await client.get("/key").status == 200)
      #expect(try await other.get("/models?limit=1").json["data"]?.array?.count == 1)
    }
  }

  @Test func brokenJSONAndUnknownPaths() async throws {
    try await Client.with { (client) async throws in
      #expect(try await client.send("POST", "/images", body: Array("{".utf8)).status == 400)
      #expect(try await client.get("/nowhere").status == 404)
      #expect(try await client.send("DELETE", "/images", body: nil).status == 404)
    }
  }

  @Test func stateOfTheCatalogueWinsOverTheSchema() async throws {
    try await Client.with { (client) async throws in
      let body: WireJSON = ["model": "openai/gpt-image-2.5-flare", "prompt": "x", "quality": "xhigh"]
      let reply = try await client.post("/images", body)
      #expect(reply.status == 200, "\(reply.message)")
    }
  }
}
