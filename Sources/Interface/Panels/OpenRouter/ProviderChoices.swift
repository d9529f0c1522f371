import Domain

/// The rows of a provider multiselect: those that serve the chosen model first, then all others by their names.
struct ProviderChoices {
  private let capability: Capability
  private let settings: Settings
  private let world: World

  init(capability: Capability, settings: Settings, world: World) {
    self.capability = capability
    self.settings = settings
    self.world = world
  }

  /// Stored slugs that no list knows stay, marked.
  func choices(for value: FieldValue) -> [Choice] {
    var seen: Set<String> = []
    var choices: [Choice] = []
    for endpoint in world.endpoints[settings[capability].model] ?? [] where seen.insert(endpoint.providerSlug).inserted
    {
      choices.append(Choice(endpoint.providerSlug, endpoint.providerName, detail: "serves this model"))
    }
    if !choices.isEmpty { choices[choices.count - 1].endsGroup = true }
    let others = world.catalogue.providers.sorted { ($0.name.lowercased(), $0.slug) < ($1.name.lowercased(), $1.slug) }
    for provider in others where seen.insert(provider.slug).inserted {
      choices.append(Choice(provider.slug, provider.name, detail: provider.slug))
    }
    if case .list(let stored) = value {
      for slug in stored where seen.insert(slug).inserted {
        choices.append(Choice(slug, slug, detail: "not in the list of providers"))
      }
    }
    return choices
  }
}
