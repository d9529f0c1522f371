import Foundation

/// The work of one plan: walks the parameters, keeps what the model takes and notes what it does not.
struct Fitting {
  let draft: Draft
  let model: CatalogueModel
  let settings: CapabilitySettings
  let text: String
  var timeout = 300
  private(set) var adjustments: [Adjustment] = []
  private(set) var warnings: [String] = []
  private var abilities: Abilities?

  init(draft: Draft, model: CatalogueModel, settings: CapabilitySettings, text: String) {
    self.draft = draft
    self.model = model
    self.settings = settings
    self.text = text
  }

  /// The requests of a model that `POST /images` serves.
  mutating func imageRequests(
    _ image: ImageAbilities, endpoints: [ImageEndpoint]?, providers: [Provider]
  ) throws(Failure) -> [ImageRequest] {
    let abilities = Abilities(of: image, endpoints: endpoints, routing: settings.routing)
    self.abilities = abilities
    try checkProviders(abilities, known: providers)
    var request = ImageRequest(route: .images, model: model.id, prompt: text)
    request.aspectRatio = ratio(abilities[.aspectRatio])
    request.resolution = choice(.resolution, abilities)
    request.quality = choice(.quality, abilities)
    request.outputFormat = choice(.outputFormat, abilities)
    request.background = background(format: request.outputFormat, abilities)
    request.compression = number(.compression, abilities)
    request.seed = number(.seed, abilities)
    request.references = draft.references
    request.streams = abilities.supportsStreaming
    request.routing = settings.routing
    request.routing.dataCollection = nil
    request.timeout = timeout
    return split(request, most: most(abilities[.count]))
  }

  /// The requests of a model that makes images through chat completions alone.
  mutating func chatRequests() -> [ImageRequest] {
    var request = ImageRequest(route: .chat, model: model.id, prompt: text)
    request.aspectRatio = draft.format.ratio
    request.modalities = model.outputs.sorted {
      ($0 == .image ? 0 : 1, $0.rawValue) < ($1 == .image ? 0 : 1, $1.rawValue)
    }
    .map(\.rawValue)
    request.maxTokens = min(model.maxCompletionTokens ?? 8192, 8192)
    request.references = draft.references
    request.routing = settings.routing
    request.streams = true
    request.timeout = timeout
    return split(request, most: 1)
  }

  private mutating func ratio(_ descriptor: Descriptor?) -> String? {
    let asked = draft.format.ratio
    guard case .values(let offered)? = descriptor else {
      note(.aspectRatio, asked, nil, "The model chooses the shape itself, so \(asked) is not sent.")
      return nil
    }
    if offered.contains(asked) { return asked }
    guard let nearest = AspectRatio(asked)?.nearest(in: offered) else {
      note(.aspectRatio, asked, nil, "The model offers no fixed shapes, so \(asked) is not sent.")
      return nil
    }
    note(.aspectRatio, asked, nearest.text, "\(asked) becomes \(nearest.text), the nearest shape this model has.")
    return nearest.text
  }

  /// A chosen word, where the providers left by the filters take it.
  private mutating func choice(_ parameter: Parameter, _ abilities: Abilities) -> String? {
    guard let asked = settings[parameter: parameter.rawValue] else { return nil }
    switch abilities[parameter] {
    case .values(let offered)? where offered.contains(asked): return asked
    case .values(let offered)?:
      note(
        parameter, asked, nil,
        "\(parameter.label) \(asked) is not sent: here the model has \(offered.joined(separator: ", ")).")
    case .flag?: return asked
    default: note(parameter, asked, nil, "\(parameter.label) \(asked) is not sent: the model has no such setting.")
    }
    return nil
  }

  private mutating func background(format: String?, _ abilities: Abilities) -> String? {
    guard let asked = choice(.background, abilities) else { return nil }
    guard asked == "transparent", let format, format != "png", format != "webp" else { return asked }
    note(.background, asked, nil, "A transparent background is not sent: \(format) has no transparency.")
    return nil
  }

  private mutating func number(_ parameter: Parameter, _ abilities: Abilities) -> Int? {
    guard let word = settings[parameter: parameter.rawValue], let asked = Int(word) else { return nil }
    switch abilities[parameter] {
    case .flag?: return asked
    case .range(let low, let high)?:
      let fitted = min(max(asked, low ?? asked), high ?? asked)
      if fitted != asked { note(parameter, word, String(fitted), "\(parameter.label) \(asked) becomes \(fitted).") }
      return fitted
    default:
      note(parameter, word, nil, "\(parameter.label) \(asked) is not sent: the model has no such setting.")
      return nil
    }
  }

  /// Images that one request may ask for.
  private func most(_ descriptor: Descriptor?) -> Int {
    guard case .range(_, let high)? = descriptor else { return 1 }
    return max(1, high ?? 1)
  }

  private mutating func split(_ request: ImageRequest, most: Int) -> [ImageRequest] {
    let wish = settings[parameter: Parameter.count.rawValue].flatMap { Int($0) }
    let total = max(1, draft.count ?? wish ?? 1)
    let portion = min(max(1, wish ?? most), most)
    var requests: [ImageRequest] = []
    for start in stride(from: 0, to: total, by: portion) {
      var one = request
      let count = min(portion, total - start)
      one.count = count > 1 ? count : nil
      one.seed = request.seed.map { $0 &+ start }
      requests.append(one)
    }
    if requests.count > 1 {
      note(
        .count, String(total), String(portion),
        "\(total) images take \(requests.count) requests: the model makes \(portion) at a time.")
    }
    return requests
  }

  private mutating func checkProviders(_ abilities: Abilities, known: [Provider]) throws(Failure) {
    guard !abilities.isFilteredOut else {
      throw Failure(
        .configuration, "The provider filters leave no provider for \(model.id).",
        advice: "Change Only or Ignore on its panel.")
    }
    guard !known.isEmpty else { return }
    let named = settings.only.isEmpty ? settings.ignore : settings.only
    for slug in named where !known.contains(where: { Routing.covers($0.slug, slug) }) {
      warnings.append("The service knows no provider \(Harmless.line(slug, limit: 60)).")
    }
  }

  private mutating func note(_ parameter: Parameter, _ asked: String, _ sent: String?, _ sentence: String) {
    adjustments.append(Adjustment(parameter: parameter.rawValue, asked: asked, sent: sent, sentence: sentence))
  }

  func estimate(of requests: [ImageRequest]) -> Estimate {
    guard let abilities else { return .unknown("chat models are priced by tokens") }
    return Pricing(endpoints: abilities.endpoints).estimate(requests)
  }
}
