import Foundation

/// Fits a draft to a model: a pure function from what is asked, what is set and what the model can do to the exact
/// requests, with every difference named.
package struct Planner: Sendable {
  package var settings: Settings
  package var catalogue: Catalogue
  package var endpoints: [String: [ImageEndpoint]]
  package var styles: StyleBook
  package var lexicon: Lexicon
  package var learntCosts: [String: LearntCost]

  package init(
    settings: Settings, catalogue: Catalogue, endpoints: [String: [ImageEndpoint]] = [:],
    styles: StyleBook = StyleBook(), lexicon: Lexicon = Lexicon(), learntCosts: [String: LearntCost] = [:]
  ) {
    self.settings = settings
    self.catalogue = catalogue
    self.endpoints = endpoints
    self.styles = styles
    self.lexicon = lexicon
    self.learntCosts = learntCosts
  }

  package init(settings: Settings, world: World) {
    self.init(
      settings: settings, catalogue: world.catalogue, endpoints: world.endpoints, styles: world.styles,
      lexicon: world.lexicon, learntCosts: world.learntCosts)
  }

  /// - Throws: a failure that says what to change before anything can be sent.
  package func plan(_ draft: Draft) throws(Failure) -> Plan {
    let capability = draft.capability
    try requireBackend(capability)
    try check(draft)
    let drawn = try lexicon.drawn(draft)
    let prompt = assembled(drawn?.words ?? draft.prompt, of: draft)
    var plan = try plan(draft, capability, prompt, drawn)
    if drawn?.seed != nil { plan.possibilities = try lexicon.all(draft.prompt, limit: Lexicon.few)?.count }
    return plan
  }

  /// The plan for one model, whatever may take its place.
  ///
  /// - Parameter drawn: what was drawn for the first request.
  func single(
    _ draft: Draft, _ capability: Capability, _ prompt: AssembledPrompt, _ drawn: DrawnPrompt?
  ) throws(Failure) -> Plan {
    let model = try model(for: capability)
    let abilities = try abilities(of: model, for: capability)
    try checkReferences(draft, model: model, allowed: abilities.map(\.references) ?? model.references)
    var fitting = Fitting(
      draft: draft, model: model, settings: settings[capability], text: prompt.text, abilities: abilities,
      timeout: settings.general.timeout)
    fitting.drawsEach = drawsEach(draft)
    fitting.checkProviders(known: catalogue.providers)
    fitting.checkStyles(of: settings.styles, in: styles)
    let requests = try requests(fitting.requests(), each: fitting.drawsEach, draft, first: drawn)
    return Plan(
      capability: capability, requests: requests, prompt: prompt, draft: draft,
      adjustments: fitting.adjustments, warnings: fitting.warnings, estimate: estimate(fitting, requests, of: model))
  }

  /// - Parameter words: the prompt with all that was drawn.
  func assembled(_ words: String, of draft: Draft) -> AssembledPrompt {
    guard !draft.isVerbatim else { return AssembledPrompt(verbatim: words) }
    return PromptAssembly(for: draft, settings: settings, styles: styles)
      .assemble(prompt: words, negative: draft.negative)
  }

  private func check(_ draft: Draft) throws(Failure) {
    guard !draft.prompt.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else {
      throw Failure(.usage, "The prompt is empty.", advice: "Write what the picture should show.")
    }
    guard let count = draft.count, !Rules.images.contains(count) else { return }
    throw Failure(.usage, "The number of images is \(Rules.images.words), not \(count).")
  }

  /// What the providers left by the filters accept; nil for a model of chat completions alone.
  private func abilities(of model: CatalogueModel, for capability: Capability) throws(Failure) -> Abilities? {
    guard let image = model.image else { return nil }
    let abilities = Abilities(of: image, endpoints: endpoints[model.id], routing: settings[capability].routing)
    guard !abilities.isFilteredOut else {
      throw Failure(
        .configuration, "The provider filters leave no provider for \(model.id).",
        advice: "Change \(capability.rawValue).only or \(capability.rawValue).ignore.")
    }
    return abilities
  }

  /// Stated prices come first; where there are none, what earlier images of the model cost.
  private func estimate(_ fitting: Fitting, _ requests: [ImageRequest], of asked: CatalogueModel) -> Estimate {
    // Providers that were not asked, or did not answer, may well state a price.
    let isUnasked = asked.image != nil && endpoints[asked.id] == nil
    let stated = isUnasked ? .unknown("what its providers ask is not known") : fitting.estimate(of: requests)
    guard case .unknown = stated, let model = requests.first?.model, let learnt = learntCosts[model] else {
      return stated
    }
    return learnt.estimate(images: requests.reduce(0) { $0 + ($1.count ?? 1) })
  }

  private func requireBackend(_ capability: Capability) throws(Failure) {
    guard settings.general[capability] == .none else { return }
    throw Failure(
      .configuration, "\(capability.title) is switched off.",
      advice: "Set its backend to OpenRouter (general.\(capability.rawValue)).")
  }

  private func model(for capability: Capability) throws(Failure) -> CatalogueModel {
    let id = settings[capability].model
    let model = try catalogue.required(id, "cannot be planned for")
    guard model.serves(capability) else { throw unfit(model, for: capability) }
    return model
  }

  private func unfit(_ model: CatalogueModel, for capability: Capability) -> Failure {
    let lack = model.outputs.contains(.image) ? "takes no reference images" : "makes no images"
    return Failure(
      .usage, "\(model.id) \(lack).", advice: "Choose another model (\(capability.rawValue).model).")
  }

  /// - Parameter allowed: what the providers left by the filters take; nil for no references at all.
  private func checkReferences(_ draft: Draft, model: CatalogueModel, allowed: ClosedRange<Int>?) throws(Failure) {
    let count = draft.references.count
    let least = allowed?.lowerBound ?? 0
    guard count >= least else {
      throw Failure(
        .usage,
        "\(model.id) needs at least \(least) reference image\(least == 1 ? "" : "s"), and there \(count == 1 ? "is 1" : "are \(count)").",
        advice: "Add references, or choose another model.")
    }
    guard count > 0 else { return }
    guard let modelMost = allowed?.upperBound else {
      throw Failure(
        .usage, "The providers that may serve \(model.id) take no reference images.",
        advice: "Change editing.only or editing.ignore, or choose another model.")
    }
    let most = min(modelMost, max(settings.editing.maxReferences, least))
    guard count <= most else {
      throw Self.tooManyReferences(count, of: model.id, most: most, modelMost: modelMost)
    }
  }

  /// Why so many references do not go along: the setting, or the model, takes fewer.
  package static func tooManyReferences(_ count: Int, of model: String, most: Int, modelMost: Int) -> Failure {
    Failure(
      .usage,
      "\(count) reference\(count == 1 ? " is" : "s are") more than \(modelMost > most ? "Max. references allows" : "\(model) takes") (\(most)).",
      advice: modelMost > most
        ? "Remove some, or raise editing.max-references (this model takes \(modelMost))." : "Remove some.")
  }
}
