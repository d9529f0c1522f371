import Domain

/// A few lines on the model that an OpenRouter panel has chosen.
struct ModelFacts {
  let lines: [String]

  init(capability: Capability, model: Model) {
    let id = model.settings[capability].model
    let world = model.world
    guard !world.catalogue.isEmpty else {
      lines = [
        world.catalogueState == .loading
          ? "The catalogue is being fetched…" : "The catalogue is not here yet; R fetches it."
      ]
      return
    }
    guard let row = world.catalogue.model(id) else {
      lines = ["Not in the catalogue: it may have been withdrawn. ⏎ chooses another."]
      return
    }
    var first = Self.modalities(row)
    if capability != .analysis { first += " · \(Self.price(id, model))" }
    let fits = row.serves(capability)
    lines = [first, fits ? Self.abilities(row, capability) : "It cannot do this: \(capability.title.lowercased())."]
      .filter { !$0.isEmpty }
  }

  static func modalities(_ row: CatalogueModel) -> String {
    "in \(list(row.inputs)) → out \(list(row.outputs))"
  }

  /// What one image costs at the model's own settings, where an endpoint states it.
  static func price(_ id: String, _ model: Model) -> String {
    guard let endpoints = model.world.endpoints[id] else { return "price not known" }
    let request = ImageRequest(route: .images, model: id, prompt: "")
    let estimate = Pricing(endpoints: endpoints).estimate([request])
    if estimate.bounds != nil { return "\(estimate.text) / image" }
    if let learnt = model.world.learntCosts[id] { return "\(learnt.estimate(images: 1).text)" }
    return "price \(estimate.text)"
  }

  /// `$0.039`, or `~$0.04` where it was learnt; nil where it is not known.
  static func briefPrice(_ id: String, _ model: Model) -> String? {
    let request = ImageRequest(route: .images, model: id, prompt: "")
    let stated = model.world.endpoints[id].map { Pricing(endpoints: $0).estimate([request]) }
    if let stated, stated.bounds != nil { return stated.text }
    return model.world.learntCosts[id].map { "~" + Money.text($0.low) }
  }

  private static func list(_ modalities: Set<Modality>) -> String {
    modalities.sorted().map(\.rawValue).joined(separator: ", ")
  }

  private static func abilities(_ row: CatalogueModel, _ capability: Capability) -> String {
    guard capability != .analysis else {
      return row.contextLength.map { "context \($0 / 1000)k tokens" } ?? ""
    }
    var parts: [String] = []
    let ratios = row.values(of: .aspectRatio).count
    if ratios > 0 { parts.append("\(ratios) ratios") }
    let resolutions = row.values(of: .resolution)
    if !resolutions.isEmpty { parts.append(resolutions.joined(separator: " ")) }
    if let references = row.references { parts.append("references \(references.lowerBound)-\(references.upperBound)") }
    if row.image?.supportsStreaming == true { parts.append("streams") }
    if row.image == nil { parts.append("through chat completions") }
    return parts.joined(separator: " · ")
  }
}
