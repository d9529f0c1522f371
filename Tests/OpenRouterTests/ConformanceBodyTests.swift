import Domain
import OpenRouter
import Service
import Testing

@testable import Simulator

extension ConformanceTests {
  /// What really arrives at the service, read from the requests it received.
  @Suite struct ConformanceBodyTests {
    private static let drawn = [
      "google/gemini-2.5-flash-image", "openai/gpt-image-2", "black-forest-labs/flux.2-pro",
      "sourceful/riverflow-v2-max-preview", "openrouter/auto",
    ]

    /// Shared by the tests of this suite, which run one after the other: the last request is always one's own.
    private static let stand = Task { try await ConformanceStand(.recorded) }

    private func body(
      _ id: String, references: Int = 0, _ change: @escaping (inout CapabilitySettings) -> Void = { _ in }
    ) async throws -> (path: String, body: WireJSON) {
      let stand = try await Self.stand.value
      let before = await stand.simulator.recorded().count { $0.method == "POST" }
      let endpoints = try await stand.client.endpoints(of: id)
      let plan = try stand.plan(id, references: references, endpoints: endpoints, change)
      try await stand.generate(plan, endpoints: endpoints)
      let posts = await stand.simulator.recorded().filter { $0.method == "POST" }
      let post = try #require(posts.last)
      #expect(posts.count == before + 1)
      return (post.path, try JSONReader.read(post.body))
    }

    @Test(arguments: ConformanceRecordings.chatImageModels)
    func chatBodies(_ id: String) async throws {
      let (path, body) = try await body(id, references: 2)
      #expect(path == "/api/v1/chat/completions")
      #expect(body["modalities"]?.strings == (id == "openrouter/auto" ? ["image", "text"] : ["image"]))
      #expect((1...8192).contains(body["max_tokens"]?.int ?? 0))
      #expect(body["image_config"] == ["aspect_ratio": "16:9"] && body["provider"] == nil)
      let content = body["messages"]?.array?.first?["content"]?.array ?? []
      #expect(content.map { $0["type"]?.string } == ["text", "image_url", "image_url"])
      #expect(content.first?["text"] == "A red fox.")
      let sent = Set((body.members ?? []).map(\.key))
      #expect(sent == ["model", "messages", "modalities", "image_config", "max_tokens", "stream"])
    }

    /// A model that also puts out sound is asked for picture and text alone, and never for more tokens than it has.
    @Test func modalitiesAndTokensAreTheModelsOwn() async throws {
      let row: WireJSON = [
        "id": "new-lab/all", "name": "All",
        "architecture": ["input_modalities": ["text"], "output_modalities": ["text", "audio", "image", "video"]],
        "top_provider": ["max_completion_tokens": 700],
      ]
      let folder = try ConformanceFolder(["models-output-image.json": ["data": [row]]])
      let stand = try await ConformanceStand(.folder(folder.path))
      let plan = try stand.plan("new-lab/all", endpoints: [])
      #expect(plan.requests.first?.modalities == ["image", "text"] && plan.requests.first?.maxTokens == 700)
      try await stand.generate(plan, endpoints: [])
      await stand.simulator.stop()
    }

    @Test(arguments: drawn)
    func routingFields(_ id: String) async throws {
      let isChat = ConformanceRecordings.chatImageModels.contains(id)
      let slug =
        ["google/gemini-2.5-flash-image": "google-vertex", "openai/gpt-image-2": "openai"][id]
        ?? String(id.prefix { $0 != "/" })
      let narrowed = try await body(id) {
        ($0.only, $0.ignore) = ([slug], ["nobody", slug])
        ($0.sort, $0.allowFallbacks, $0.dataPolicy) = ("price", false, "deny")
      }
      var wanted: WireJSON = ["only": [.string(slug)], "sort": "price", "allow_fallbacks": false]
      if isChat, case .object(let members) = wanted {
        wanted = .object(members + [.init(key: "data_collection", value: "deny")])
      }
      #expect(narrowed.path == (isChat ? "/api/v1/chat/completions" : "/api/v1/images"))
      #expect(sorted(narrowed.body["provider"]) == sorted(wanted))

      let ignoring = try await body(id) { $0.ignore = ["nobody"] }
      #expect(ignoring.body["provider"] == ["ignore": ["nobody"]])

      let plain = try await body(id)
      #expect(plain.body["provider"] == nil)

      let denying = try await body(id) { $0.dataPolicy = "deny" }
      #expect(denying.body["provider"] == (isChat ? ["data_collection": "deny"] : nil))
    }

    private func sorted(_ value: WireJSON?) -> [WireJSON.Member] { (value?.members ?? []).sorted { $0.key < $1.key } }

    /// Nothing is said that was not asked for.
    @Test(arguments: ConformanceRecordings.imageModels)
    func theSmallestBody(_ id: String) async throws {
      let stand = try await ConformanceStand.recorded.value
      let references = stand.catalogue.model(id)?.references?.lowerBound ?? 0
      let endpoints = try await stand.client.endpoints(of: id)
      let request = try #require(try stand.plan(id, references: references, endpoints: endpoints).requests.first)
      let body = try JSONReader.read(Array(BodyPrinter().body(of: request).utf8))
      let allowed: Set = ["model", "prompt", "aspect_ratio", "stream", "input_references"]
      #expect(allowed.isSuperset(of: (body.members ?? []).map(\.key)))
      #expect((body["stream"] == true) == stand.catalogue.model(id)?.image?.supportsStreaming)
      #expect((body["input_references"] != nil) == (references > 0))
    }
  }
}
