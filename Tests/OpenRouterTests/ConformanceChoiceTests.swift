import Domain
import OpenRouter
import Service
import Testing

extension ConformanceTests {
  /// Every value that a model offers, asked for at each of its providers: accepted, or left out with a note.
  @Suite struct ConformanceChoiceTests {
    private static let words: [Parameter] = [.resolution, .quality, .outputFormat, .background]

    /// No filter, each provider alone, and all providers without falling back.
    private static func routings(_ endpoints: [ImageEndpoint]) -> [Routing] {
      guard endpoints.count > 1 else { return [Routing(only: endpoints.map(\.providerSlug))] }
      return [Routing(), Routing(allowFallbacks: false)] + endpoints.map { Routing(only: [$0.providerSlug]) }
    }

    /// Each value that the listing or an endpoint names.
    private static func values(_ parameter: Parameter, _ model: CatalogueModel, _ endpoints: [ImageEndpoint])
      -> [String]
    {
      let named = endpoints.flatMap { endpoint -> [String] in
        if case .values(let words)? = endpoint.parameters[parameter.rawValue] { words } else { [] }
      }
      return Set(model.values(of: parameter) + named).sorted()
    }

    private static func sent(_ parameter: Parameter, _ request: ImageRequest) -> String? {
      switch parameter {
      case .resolution: request.resolution
      case .quality: request.quality
      case .outputFormat: request.outputFormat
      case .background: request.background
      case .compression: request.compression.map(String.init)
      case .seed: request.seed.map(String.init)
      case .count: request.count.map(String.init)
      case .aspectRatio, .references: nil
      }
    }

    private static func choose(_ wishes: [Parameter: String], _ routing: Routing, in settings: inout CapabilitySettings)
    {
      settings.only = routing.only
      settings.allowFallbacks = routing.allowFallbacks
      for (parameter, value) in wishes { settings[parameter: parameter.rawValue] = value }
    }

    private func check(
      _ id: String, _ wishes: [Parameter: String], _ routing: Routing, _ endpoints: [ImageEndpoint]
    ) async throws {
      let stand = try await ConformanceStand.recorded.value
      let references = stand.catalogue.model(id)?.references?.lowerBound ?? 0
      let plan = try stand.plan(id, .square, references: references, endpoints: endpoints) {
        Self.choose(wishes, routing, in: &$0)
      }
      let request = try #require(plan.requests.first)
      for (parameter, value) in wishes where Self.sent(parameter, request) != value {
        let isNamed = plan.adjustments.contains { $0.parameter == parameter.rawValue && $0.asked == value }
        #expect(isNamed, "\(id): \(parameter) \(value) went missing without a word")
      }
      try await stand.generate(plan, endpoints: endpoints)
    }

    @Test(arguments: ConformanceRecordings.imageModels)
    func everyValueAtEveryProvider(_ id: String) async throws {
      let stand = try await ConformanceStand.recorded.value
      let model = try #require(stand.catalogue.model(id))
      let endpoints = try await stand.client.endpoints(of: id)
      for routing in Self.routings(endpoints) {
        for parameter in Self.words {
          for value in Self.values(parameter, model, endpoints) {
            try await check(id, [parameter: value], routing, endpoints)
          }
        }
        let odd = Dictionary(uniqueKeysWithValues: Self.words.map { ($0, "no-such-word") })
        try await check(id, odd, routing, endpoints)
      }
    }

    @Test(arguments: ConformanceRecordings.imageModels)
    func formatsWithBackgrounds(_ id: String) async throws {
      let stand = try await ConformanceStand.recorded.value
      let model = try #require(stand.catalogue.model(id))
      let endpoints = try await stand.client.endpoints(of: id)
      for format in model.values(of: .outputFormat) {
        for background in model.values(of: .background) {
          try await check(id, [.outputFormat: format, .background: background], Routing(), endpoints)
        }
      }
    }

    @Test(arguments: ConformanceRecordings.imageModels)
    func numbers(_ id: String) async throws {
      let stand = try await ConformanceStand.recorded.value
      let endpoints = try await stand.client.endpoints(of: id)
      let parameters = try #require(stand.catalogue.model(id)?.image).parameters
      let takesNone = parameters["seed"] == nil && parameters["output_compression"] == nil
      for number in takesNone ? ["7"] : ["-5", "100", "2147483648"] {
        try await check(id, [.compression: number, .seed: number], Routing(), endpoints)
      }
    }

    /// As many pictures as are wanted come, in as many requests as the model needs.
    @Test(arguments: ConformanceRecordings.imageModels)
    func twelvePictures(_ id: String) async throws {
      let stand = try await ConformanceStand.recorded.value
      let endpoints = try await stand.client.endpoints(of: id)
      let references = stand.catalogue.model(id)?.references?.lowerBound ?? 0
      let plan = try stand.plan(id, references: references, count: 12, endpoints: endpoints) {
        $0[parameter: Parameter.seed.rawValue] = "2147483640"
      }
      #expect(plan.imageCount == 12)
      #expect(try await stand.generate(plan, endpoints: endpoints).count == 12)
    }

    /// A filter that leaves nobody is named before anything is sent.
    @Test func aFilterThatLeavesNobody() async throws {
      let stand = try await ConformanceStand.recorded.value
      let id = "openai/gpt-image-2"
      let endpoints = try await stand.client.endpoints(of: id)
      for change: (inout CapabilitySettings) -> Void in [{ $0.only = ["azure"] }, { $0.ignore = ["openai"] }] {
        #expect {
          try stand.plan(id, endpoints: endpoints, change)
        } throws: {
          ($0 as? Failure)?.kind == .configuration
        }
      }
      let plan = try stand.plan(id, endpoints: endpoints) { ($0.only, $0.ignore) = (["openai"], ["openai"]) }
      try await stand.generate(plan, endpoints: endpoints)
    }
  }
}
