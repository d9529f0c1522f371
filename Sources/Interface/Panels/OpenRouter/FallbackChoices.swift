import Domain

/// The rows of a multiselect of fallback models: those that are chosen in their order, then all others that can do the work, the
/// recommended ones first.
struct FallbackChoices {
  let choices: [Choice]

  init(_ capability: Capability, _ model: Model) {
    let own = model.settings[capability]
    let recommended = Recommendation.models(for: capability).map(\.id)
    let fitting = model.world.catalogue.models.filter { $0.serves(capability) }.map(\.id)
    let others = recommended.filter { fitting.contains($0) } + fitting.filter { !recommended.contains($0) }
    var choices = own.fallbacks.map { Choice($0, detail: Self.detail($0, capability, model)) }
    if !choices.isEmpty { choices[choices.count - 1].endsGroup = true }
    let shown = Set(own.fallbacks + [own.model])
    self.choices =
      choices
      + others.filter { !shown.contains($0) }.map {
        Choice($0, detail: Self.detail($0, capability, model))
      }
  }

  /// The price of an image where it is known, or why the model cannot serve.
  private static func detail(_ id: String, _ capability: Capability, _ model: Model) -> String {
    guard let row = model.world.catalogue.model(id) else { return "not in the catalogue" }
    guard row.serves(capability) else { return "cannot do this" }
    return capability.makesImages ? ModelFacts.briefPrice(id, model) ?? "" : ""
  }
}
