import Testing

@testable import Simulator

@Suite struct CatalogueTests {
  @Test func modelListsAnswerByOutput() async throws {
    try await Client.with { (client) async throws in
      let text = try await client.get("/models").json["data"]?.array ?? []
      #expect(text.count == 364)
      #expect(text.allSatisfy { $0["architecture"]?["output_modalities"]?.strings.contains("text") == true })
      let image = try await client.get("/models?output_modalities=image").json["data"]?.array ?? []
      #expect(image.count >= 25)
      #expect(image.contains { $0["id"] == "black-forest-labs/flux.2-pro" })
      let all = try await client.get("/models?output_modalities=all").json["data"]?.array ?? []
      #expect(all.count > text.count)
      #expect(try await client.get("/models/count?output_modalities=image").json["data"]?["count"]?.int == image.count)
    }
  }

  @Test func imageModelsAndEndpointsPassThrough() async throws {
    try await Client.with { (client) async throws in
      let rows = try await client.get("/images/models").json["data"]?.array ?? []
      #expect(rows.count == 52)
      let recorded = try await client.get("/images/models/openai/gpt-image-2/endpoints")
      #expect(recorded.json["endpoints"]?.array?.first?["provider_slug"] == "openai")
      #expect(recorded.headers["x-simulator-derived"] == nil)
      let derived = try await client.get("/images/models/recraft/recraft-v4/endpoints")
      #expect(derived.headers["x-simulator-derived"] == "true")
      #expect(derived.json["endpoints"]?.array?.first?["pricing"] == [])
      #expect(try await client.get("/images/models/nobody/nothing/endpoints").status == 404)
    }
  }

  @Test func numbersKeepTheirText() async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.get("/images/models/microsoft/mai-image-2.6/endpoints")
      #expect(reply.text.contains("5e-06"))
      #expect(try await client.get("/models").text.contains("0.00000008333333333333334"))
    }
  }

  @Test func accountAnswers() async throws {
    try await Client.with { (client) async throws in
      let key = try await client.get("/key")
      #expect(key.status == 200)
      #expect(key.json["data"]?["label"]?.string?.hasPrefix("DEMO") == true)
      let credits = try await client.get("/credits")
      #expect(credits.status == 403)
      #expect(credits.message == "Only management keys can perform this operation")
      #expect(try await client.get("/providers").json["data"]?.array?.count == 82)
    }
  }
}
