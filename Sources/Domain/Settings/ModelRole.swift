/// What a model is chosen for, with the setting that holds it: a row for each, in the order in which they are listed.
package struct ModelRole: Sendable {
  /// As `--for` names it.
  package let name: String
  package let title: String
  /// The id of the setting.
  package let field: String
  /// The setting with the models that are asked in its place; nil where there is none.
  package let fallbacks: String?
  /// Whether a model can do it.
  package let serves: @Sendable (CatalogueModel) -> Bool

  package static let all: [ModelRole] =
    Capability.allCases.map { ModelRole($0) } + [
      ModelRole(name: "client", title: "Client", field: "general.client") { $0.servesAsClient },
      ModelRole(name: "speech", title: "Speech", field: "speech.model") { $0.outputs.contains(.speech) },
    ]

  package init(
    name: String, title: String, field: String, fallbacks: String? = nil,
    serves: @escaping @Sendable (CatalogueModel) -> Bool
  ) {
    self.name = name
    self.title = title
    self.field = field
    self.fallbacks = fallbacks
    self.serves = serves
  }

  /// The model of a capability.
  package init(_ capability: Capability) {
    self.init(
      name: capability.rawValue, title: capability.title, field: "\(capability.rawValue).model",
      fallbacks: "\(capability.rawValue).fallbacks"
    ) { $0.serves(capability) }
  }

  package static func named(_ name: String) -> ModelRole? { all.first { $0.name == name.lowercased() } }

  package var capability: Capability? { Capability(rawValue: name) }

  package func model(in settings: Settings) -> String { Fields.field(field)?.read(settings).text ?? "" }

  package func fallbacks(in settings: Settings) -> [String] {
    guard let fallbacks, case .list(let models)? = Fields.field(fallbacks)?.read(settings) else { return [] }
    return models
  }

  /// Why a model cannot do it, by the catalogue; nil where it can.
  package func fault(of id: String, in catalogue: Catalogue) -> String? {
    guard let model = catalogue.model(id) else { return "\(Harmless.line(id, limit: 120)) is not in the catalogue." }
    return serves(model) ? nil : "\(id) cannot serve for this: \(title.lowercased())."
  }

  /// The catalogue's model, once it is known to do it.
  ///
  /// - Throws: what to change.
  package func required(_ id: String, in catalogue: Catalogue) throws(Failure) -> CatalogueModel {
    let model = try catalogue.required(id, "cannot be chosen")
    guard serves(model) else {
      throw Failure(
        .usage, "\(id) cannot serve for this: \(title.lowercased()).",
        advice: capability == nil ? "See visualizer models --for all." : "See visualizer models --for \(name).")
    }
    return model
  }
}
