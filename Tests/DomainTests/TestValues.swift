import Foundation

@testable import Domain

extension Decimal {
  /// An exact amount, as written.
  static func of(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }
}

extension CatalogueModel {
  /// A chat model that makes and takes pictures, unless told otherwise.
  static func make(
    _ id: String = "maker/chat", name: String? = nil, inputs: Set<Modality> = [.text, .image],
    outputs: Set<Modality> = [.text, .image], image: ImageAbilities? = nil, isChatModel: Bool = true,
    created: Int? = nil, context: Int? = nil, chatParameters: [String] = [], maxCompletionTokens: Int? = nil
  ) -> CatalogueModel {
    CatalogueModel(
      id: id, name: name ?? id, created: created, contextLength: context, inputs: inputs, outputs: outputs,
      chatParameters: chatParameters, maxCompletionTokens: maxCompletionTokens, image: image, isChatModel: isChatModel)
  }

  /// A model of `POST /images` with the given parameters.
  static func makeImage(
    _ id: String = "maker/image", _ parameters: [Parameter: Descriptor] = .usual, streams: Bool = false,
    isChatModel: Bool = false
  ) -> CatalogueModel {
    make(id, outputs: [.image], image: .make(parameters, streams: streams), isChatModel: isChatModel)
  }
}

extension [Parameter: Descriptor] {
  /// What many a model takes.
  static let usual: Self = [
    .aspectRatio: .values(["1:1", "16:9", "9:16"]), .references: .range(min: 0, max: 4), .count: .range(min: 1, max: 4),
    .resolution: .values(["1K", "2K"]), .seed: .flag,
  ]

  /// By the names that the service uses.
  var named: [String: Descriptor] { [String: Descriptor](uniqueKeysWithValues: map { ($0.rawValue, $1) }) }
}

extension ImageAbilities {
  static func make(_ parameters: [Parameter: Descriptor] = .usual, streams: Bool = false) -> ImageAbilities {
    ImageAbilities(parameters: parameters.named, supportsStreaming: streams)
  }
}

extension ImageEndpoint {
  static func make(
    _ slug: String = "maker", _ parameters: [Parameter: Descriptor] = .usual, streams: Bool = false,
    prices: [PriceLine] = []
  ) -> ImageEndpoint {
    ImageEndpoint(
      providerName: slug.uppercased(), providerSlug: slug, parameters: parameters.named, supportsStreaming: streams,
      prices: prices)
  }
}

extension PriceLine {
  static func make(
    _ cost: String, _ billable: String = "output_image", unit: String = "image", variant: String? = nil
  ) -> PriceLine {
    PriceLine(billable: billable, unit: unit, cost: .of(cost), variant: variant)
  }
}

extension Catalogue {
  static func make(_ models: [CatalogueModel], providers: [String] = []) -> Catalogue {
    Catalogue(
      chatModels: models.filter(\.isChatModel), imageModels: models.filter { !$0.isChatModel },
      providers: providers.map { Provider(name: $0.uppercased(), slug: $0) }, fetched: Date(timeIntervalSince1970: 0))
  }
}

extension Reference {
  static func make(_ name: String = "cat.png", width: Int = 1000, height: Int = 500) -> Reference {
    Reference(name: name, path: "/pictures/\(name)", mediaType: "image/png", width: width, height: height, bytes: [1])
  }
}

extension [Reference] {
  static func make(_ count: Int) -> [Reference] { (0..<count).map { .make("\($0).png") } }
}

extension Draft {
  static func make(
    _ prompt: String = "a cat", format: Format = .landscape, references: Int = 0, count: Int? = nil
  ) -> Draft {
    Draft(prompt: prompt, format: format, style: "", references: .make(references), count: count)
  }
}

extension Settings {
  /// The model for making and editing, and what the user chose for it.
  static func make(_ model: String = "maker/image", _ chosen: [Parameter: String] = [:]) -> Settings {
    var settings = Settings()
    settings.textToImage.model = model
    settings.editing.model = model
    for (parameter, word) in chosen {
      settings.textToImage[parameter: parameter.rawValue] = word
      settings.editing[parameter: parameter.rawValue] = word
    }
    return settings
  }
}

extension Planner {
  /// A planner for one model.
  static func make(
    _ model: CatalogueModel = .makeImage(), _ chosen: [Parameter: String] = [:], endpoints: [ImageEndpoint]? = nil,
    providers: [String] = [], change: (inout Settings) -> Void = { _ in }
  ) -> Planner {
    var settings = Settings.make(model.id, chosen)
    change(&settings)
    return Planner(
      settings: settings, catalogue: .make([model], providers: providers),
      endpoints: endpoints.map { [model.id: $0] } ?? [:])
  }

  /// Why a draft cannot be planned; nil when it can.
  func refusal(of draft: Draft) -> Failure? {
    do {
      _ = try plan(draft)
      return nil
    } catch {
      return error
    }
  }
}

extension ImageRequest {
  static func make(
    resolution: String? = nil, quality: String? = nil, count: Int? = nil, references: [Reference] = []
  ) -> ImageRequest {
    ImageRequest(
      route: .images, model: "maker/image", prompt: "a cat", resolution: resolution, quality: quality, count: count,
      references: references)
  }
}

extension ImageStyle {
  static func make(
    _ id: String = "mine__oil", kind: StyleKind = .art, keywords: [String] = [], avoiding: [String] = [],
    text: String = "", negative: String = ""
  ) -> ImageStyle {
    ImageStyle(
      id: id, name: id, kind: kind, positiveKeywords: keywords, negativeKeywords: avoiding, positiveDescriptive: text,
      negativeDescriptive: negative)
  }
}

/// Numbers that look random and are the same in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
