import Domain

/// What is needed to turn names of other programs into ids of the service, and back.
package struct ForeignWords: Sendable {
  /// Those of the catalogue; may be empty.
  package var providers: [Provider]
  /// Whether the catalogue has a model; false where there is no catalogue.
  package var hasModel: @Sendable (String) -> Bool

  package init(providers: [Provider] = [], hasModel: @escaping @Sendable (String) -> Bool = { _ in false }) {
    self.providers = providers
    self.hasModel = hasModel
  }

  /// The slug of a provider's name, e.g. `google-ai-studio` of `Google AI Studio`; without a catalogue as names usually become slugs.
  func slug(ofProvider name: String) -> String {
    let wanted = name.lowercased()
    let known = providers.first { $0.name.lowercased() == wanted || $0.slug == wanted }
    return known?.slug ?? Slug(name, orElse: wanted).text
  }

  /// The name of a provider's slug; the slug itself where it is not known.
  func name(ofProvider slug: String) -> String { providers.first { $0.slug == slug }?.name ?? slug }
}
