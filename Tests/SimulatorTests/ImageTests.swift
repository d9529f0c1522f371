import Foundation
import Raster
import Testing

@testable import Simulator

@Suite struct ImageTests {
  static let qwen: WireJSON = ["model": "qwen/qwen-image-3", "prompt": "mountains at dawn", "seed": 7]

  private func bytes(_ entry: WireJSON?) -> [UInt8] {
    Array(Data(base64Encoded: entry?["b64_json"]?.string ?? "") ?? Data())
  }

  @Test func sameSeedSameBytesOtherSeedOtherBytes() async throws {
    try await Client.with { (client) async throws in
      let first = try await client.post("/images", Self.qwen)
      let second = try await client.post("/images", Self.qwen)
      let other = try await client.post(
        "/images", ["model": "qwen/qwen-image-3", "prompt": "mountains at dawn", "seed": 8])
      #expect(first.status == 200)
      #expect(bytes(first.json["data"]?.array?[0]) == bytes(second.json["data"]?.array?[0]))
      #expect(bytes(first.json["data"]?.array?[0]) != bytes(other.json["data"]?.array?[0]))
    }
  }

  @Test(arguments: [
    ("qwen/qwen-image-3", "1:2", "1K", 512, 1024), ("google/gemini-3.1-flash-image", "16:9", "1K", 1344, 768),
    ("google/gemini-3.1-flash-image", "1:1", "512", 512, 512), ("microsoft/mai-image-2.6", "3:2", nil, 1152, 768),
    ("openai/gpt-image-2", "2:3", nil, 1024, 1536),
  ])
  func sizeFollowsRatioAndTier(model: String, ratio: String, tier: String?, width: Int, height: Int) async throws {
    try await Client.with { (client) async throws in
      var members: [WireJSON.Member] = [
        .init(key: "model", value: .string(model)), .init(key: "prompt", value: "sea"),
        .init(key: "aspect_ratio", value: .string(ratio)),
      ]
      if let tier { members.append(.init(key: "resolution", value: .string(tier))) }
      let reply = try await client.post("/images", .object(members))
      let picture = try Decoder.bitmap(bytes(reply.json["data"]?.array?[0]), fitting: nil)
      #expect(picture.width == width)
      #expect(picture.height == height)
    }
  }

  @Test(arguments: [
    ("google/gemini-2.5-flash-image", ImageFormat.png, "image/png"),
    ("black-forest-labs/flux.2-pro", .jpeg, "image/jpeg"),
    ("recraft/recraft-v4", .webp, "image/webp"), ("recraft/recraft-v4-vector", .svg, "image/svg+xml"),
  ])
  func everyFormatOccurs(model: String, format: ImageFormat, mediaType: String) async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post("/images", ["model": .string(model), "prompt": "a city"])
      let entry = reply.json["data"]?.array?.first
      #expect(entry?["media_type"]?.string == mediaType)
      let file = bytes(entry)
      if format == .svg {
        let text = String(decoding: file, as: UTF8.self)
        #expect(text.hasPrefix("<svg") && text.contains("DEMO"))
      } else {
        #expect(ImageFormat.sniff(file) == format)
      }
    }
  }

  @Test func mediaTypeMayBeMissing() async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post("/images", ["model": "bytedance-seed/seedream-4.5", "prompt": "dunes"])
      let entry = reply.json["data"]?.array?.first
      #expect(entry?["media_type"] == nil)
      #expect(ImageFormat.sniff(bytes(entry)) == .jpeg)
    }
  }

  @Test func costFollowsTheRecordedPriceLines() async throws {
    try await Client.with { (client) async throws in
      let perImage = try await client.post(
        "/images", ["model": "qwen/qwen-image-3", "prompt": "sea", "n": 2, "resolution": "1K"])
      #expect(perImage.json["data"]?.array?.count == 2)
      #expect(perImage.json["usage"]?["cost"]?.double == 0.06)
      let unknown = try await client.post("/images", ["model": "krea/krea-2-medium-turbo", "prompt": "sea"])
      #expect(unknown.status == 200)
      #expect(unknown.json["usage"]?["cost"] == nil)
      let key = try await client.get("/key")
      #expect(key.json["data"]?["usage"]?.double == 0.06)
    }
  }

  @Test func generationSettlesAfterAMoment() async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post("/images", Self.qwen)
      let id = try #require(reply.headers["x-generation-id"])
      #expect(id.hasPrefix("gen-"))
      try await Task.sleep(for: .milliseconds(350))
      let settled = try await client.get("/generation?id=\(id)")
      #expect(settled.json["data"]?["total_cost"]?.double == 0.03)
    }
  }

  @Test func aGenerationIsUnknownForAMoment() async {
    let ledger = Ledger(faults: [])
    await ledger.record(generation: "gen-1", ["total_cost": 1], cost: 1)
    let now = ContinuousClock.now
    #expect(await ledger.generation("gen-1", now: now) == nil)
    #expect(await ledger.generation("gen-1", now: now + .milliseconds(301))?["total_cost"]?.int == 1)
    #expect(await ledger.generation("gen-2", now: now + .seconds(9)) == nil)
  }

  @Test func streamShowsThreePreviewsThenThePicture() async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post(
        "/images", ["model": "openai/gpt-image-2", "prompt": "a fox", "stream": true])
      #expect(reply.headers["content-type"] == "text/event-stream")
      #expect(reply.text.hasPrefix(": OPENROUTER PROCESSING\n\n"))
      #expect(reply.text.hasSuffix("data: [DONE]\n\n"))
      let types = reply.events.compactMap { $0["type"]?.string }
      let partial = "image_generation.partial_image"
      #expect(types == [partial, partial, partial, "image_generation.completed"])
      #expect(reply.events.prefix(3).map { $0["partial_image_index"]?.int } == [0, 1, 2])
      #expect(reply.events.allSatisfy { ImageFormat.sniff(bytes($0)) == .png })
      #expect((reply.events.last?["usage"]?["cost"]?.double ?? 0) > 0)
    }
  }

  @Test func streamIsIgnoredWhereItIsNotOffered() async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post("/images", ["model": "qwen/qwen-image-3", "prompt": "sea", "stream": true])
      #expect(reply.headers["content-type"] == "application/json")
      #expect(reply.json["data"]?.array?.count == 1)
    }
  }

  @Test func anEditShowsItsReference() async throws {
    try await Client.with { (client) async throws in
      let blue = try Encoder.png(Bitmap(width: 64, height: 32, red: 20, green: 60, blue: 230))
      let red = try Encoder.png(Bitmap(width: 64, height: 32, red: 230, green: 40, blue: 20))
      var shades: [Tint] = []
      for file in [blue, red] {
        let reply = try await client.post(
          "/images",
          [
            "model": "google/gemini-2.5-flash-image", "prompt": "make it brighter, day",
            "input_references": [["type": "image_url", "image_url": ["url": .string(dataURL(file))]]],
          ])
        let picture = try Decoder.bitmap(bytes(reply.json["data"]?.array?.first), fitting: nil)
        #expect(picture.width > picture.height)
        shades.append(picture.tint(picture.width / 2, picture.height / 2))
      }
      #expect(shades[0].z > shades[0].x)
      #expect(shades[1].x > shades[1].z)
    }
  }

  @Test func aFolderReplacesTheCatalogue() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("catalogue-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let row = """
      {"data":[{"id":"new/painter","architecture":{"input_modalities":["text"],"output_modalities":["image"]},
      "supported_parameters":{"aspect_ratio":{"type":"enum","values":["7:5"]},"quality":{"type":"enum","values":["ultra"]}}}]}
      """
    try Data(row.utf8).write(to: folder.appendingPathComponent("image-models.json"))
    try await Client.with(catalogue: .folder(folder.path)) { (client) async throws in
      let body: WireJSON = ["model": "new/painter", "prompt": "sea", "aspect_ratio": "7:5", "quality": "ultra"]
      let reply = try await client.post("/images", body)
      #expect(reply.status == 200, "\(reply.message)")
      #expect(try await client.post("/images", ["model": "qwen/qwen-image-3", "prompt": "sea"]).status == 404)
      #expect(try await client.get("/models").json["data"]?.array?.count == 364)
    }
  }
}

/// A file as a data URL with the type PNG.
func dataURL(_ file: [UInt8]) -> String { "data:image/png;base64," + Data(file).base64EncodedString() }
