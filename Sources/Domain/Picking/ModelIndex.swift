/// The catalogue prepared for typing, so that 50,000 models are filtered within a keystroke.
package struct ModelIndex: Sendable {
  package let catalogue: Catalogue
  /// `id name` of each.
  private let lines: FuzzyIndex
  /// What each model serves: one bit for each capability, and one for the client.
  private let services: [UInt8]

  package init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    services = catalogue.models.map(Self.services)
    lines = FuzzyIndex(catalogue.models.lazy.map { [$0.id, $0.name] }, longest: Self.longest)
  }

  /// Bytes of an id or a name that are searched; hostile ones are kilobytes long.
  private static let longest = 256

  package static let empty = ModelIndex(.empty)

  /// The catalogue's models, by position.
  package var models: [CatalogueModel] { catalogue.models }

  /// Positions of the models that serve a capability, or (nil) that write prompts, in the catalogue's order.
  package func positions(serving capability: Capability?) -> [Int32] {
    let bit = Self.bit(capability)
    return services.indices.filter { services[$0] & bit != 0 }.map { Int32($0) }
  }

  private static func bit(_ capability: Capability?) -> UInt8 {
    switch capability {
    case .textToImage: 1
    case .editing: 2
    case .analysis: 4
    case nil: 8
    }
  }

  private static func services(_ model: CatalogueModel) -> UInt8 {
    let own = Capability.allCases.filter { model.serves($0) }.reduce(0) { $0 | bit($1) }
    return model.servesAsClient ? own | bit(nil) : own
  }

  /// Positions of the models that match, best first, equals in the order given.
  ///
  /// - Parameter candidates: the positions to look through, in the order wanted among equals.
  package func matches(_ words: [[UInt8]], among candidates: [Int32]) -> [Int32] {
    lines.matches(words, among: candidates)
  }
}
