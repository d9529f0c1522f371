/// Sets up what is missing once a working key is there.
package enum AutomaticSetup {
  /// Backends that are None become OpenRouter; models that the catalogue lacks or that cannot do the work give way to
  /// the first recommended one that it has. What works is left alone.
  package static func apply(to settings: Settings, catalogue: Catalogue) -> Settings {
    var changed = settings
    for capability in Capability.allCases {
      changed.general[capability] = .openRouter
      let current = catalogue.model(changed[capability].model)
      guard current?.serves(capability) != true else { continue }
      let candidate = Recommendation.models(for: capability).first {
        catalogue.model($0.id)?.serves(capability) == true
      }
      if let candidate { changed[capability].model = candidate.id }
    }
    return changed
  }
}
