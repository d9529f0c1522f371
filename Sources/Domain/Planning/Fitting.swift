import Foundation

/// The work of one plan: walks the parameters, keeps what the model takes and notes what it does not.
struct Fitting {
  let draft: Draft
  let model: CatalogueModel
  let settings: CapabilitySettings
  let text: String
  /// What the providers left by the filters accept; nil for a model of chat completions alone.
  private(set) var abilities: Abilities?
  let timeout: Int
  /// Whether each image has words of its own, and so a request of its own.
  var drawsEach = false
  private(set) var adjustments: [Adjustment] = []
  private(set) var warnings: [String] = []

  init(
    draft: Draft, model: CatalogueModel, settings: CapabilitySettings, text: String, abilities: Abilities?,
    timeout: Int
  ) {
    self.draft = draft
    self.model = model
    self.settings = settings
    self.text = text
    self.abilities = abilities
    self.timeout = timeout
  }

  /// Each as it will be sent, on the route that serves the model.
  mutating func requests() -> [ImageRequest] {
    abilities == nil ? chatRequests() : imageRequests()
  }

  private mutating func imageRequests() -> [ImageRequest] {
    var request = request(on: .images)
    let references = request.references.count
    keepProviders { $0[.references]?.references?.contains(references) ?? (references == 0) }
    request.aspectRatio = settled(.aspectRatio, ratio())
    request.resolution = settled(.resolution, choice(.resolution))
    request.quality = settled(.quality, choice(.quality))
    request.outputFormat = settled(.outputFormat, choice(.outputFormat))
    request.background = settled(.background, background(format: request.outputFormat))
    request.compression = settled(.compression, compression(format: request.outputFormat))
    request.seed = settled(.seed, number(.seed))
    request.streams = abilities?.supportsStreaming ?? false
    if request.routing.dataCollection != nil {
      warn("Data policy \(settings.dataPolicy) is not sent: it exists for chat models alone.")
      request.routing.dataCollection = nil
    }
    return split(request)
  }

  /// One provider must take all that is sent, so what is decided first narrows what comes after.
  private mutating func settled<Value: CustomStringConvertible>(_ parameter: Parameter, _ value: Value?) -> Value? {
    if let value { keepProviders { $0[parameter]?.admits(value.description) == true } }
    return value
  }

  private mutating func keepProviders(_ passes: (ImageEndpoint) -> Bool) { abilities = abilities?.keeping(passes) }

  /// Chat completions take the shape and nothing of the parameters but a seed.
  private mutating func chatRequests() -> [ImageRequest] {
    var request = request(on: .chat)
    request.aspectRatio = draft.shape
    // Sound or video beside the picture would cost extra and be thrown away.
    request.modalities = Modality.wanted.filter { model.outputs.contains($0) }.map(\.rawValue)
    request.maxTokens = min(max(1, model.maxCompletionTokens ?? 8192), 8192)
    for parameter in [Parameter.resolution, .quality, .outputFormat, .background, .compression] {
      _ = choice(parameter)
    }
    request.seed = number(.seed)
    request.streams = true
    return split(request)
  }

  private func request(on route: Route) -> ImageRequest {
    var request = ImageRequest(route: route, model: model.id, prompt: text)
    request.references = draft.references
    request.routing = settings.routing
    request.timeout = timeout
    return request
  }

  /// What the model says of a parameter. Of chat models only a seed is known, by its name.
  func descriptor(_ parameter: Parameter) -> Descriptor? {
    if let abilities { return abilities[parameter] }
    return parameter == .seed && model.chatParameters.contains(parameter.rawValue) ? .flag : nil
  }

  mutating func note(_ parameter: Parameter, _ asked: String, _ sent: String?, _ sentence: String) {
    adjustments.append(Adjustment(parameter: parameter.rawValue, asked: asked, sent: sent, sentence: sentence))
  }

  mutating func warn(_ sentence: String) { warnings.append(sentence) }

  func estimate(of requests: [ImageRequest]) -> Estimate {
    guard let abilities else { return .unknown("chat models are priced by tokens") }
    return Pricing(endpoints: abilities.endpoints).estimate(requests)
  }
}
