/// The catalogue prepared for typing: lower-case texts side by side in one buffer, so that 50,000 models are filtered
/// within a keystroke.
package struct ModelIndex: Sendable {
  package let catalogue: Catalogue
  /// `id name`, lower case, one after the other.
  private let text: [UInt8]
  /// Where each model's text begins; one more entry than models.
  private let starts: [Int32]
  /// Which letters and digits occur in each text: a cheap test before the search.
  private let masks: [UInt64]
  /// What each model serves: one bit for each capability, and one for the client.
  private let services: [UInt8]

  package init(_ catalogue: Catalogue) {
    let models = catalogue.models
    var text: [UInt8] = []
    var starts: [Int32] = [0]
    var masks: [UInt64] = []
    starts.reserveCapacity(models.count + 1)
    masks.reserveCapacity(models.count)
    for model in models {
      let start = text.count
      Self.append(model.id, to: &text)
      text.append(0x20)
      Self.append(model.name, to: &text)
      starts.append(Int32(text.count))
      masks.append(text[start...].reduce(0) { $0 | FuzzyMatch.mask($1) })
    }
    self.catalogue = catalogue
    services = models.map(Self.services)
    self.text = text
    self.starts = starts
    self.masks = masks
  }

  /// Lower case throughout, which beyond ASCII takes the slow way.
  private static func append(_ word: String, to text: inout [UInt8]) {
    let isASCII = word.utf8.allSatisfy { $0 < 0x80 }
    let folded = isASCII ? word : word.lowercased()
    text.append(contentsOf: folded.utf8.prefix(longest).lazy.map(FuzzyMatch.folded))
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
    guard !words.isEmpty else { return candidates }
    let wanted = words.reduce(0) { $0 | $1.reduce(0) { $0 | FuzzyMatch.mask($1) } }
    var buckets = Array(repeating: [Int32](), count: FuzzyMatch.scores)
    text.withUnsafeBufferPointer { bytes in
      for position in candidates where masks[Int(position)] & wanted == wanted {
        let line = UnsafeBufferPointer(rebasing: bytes[Int(starts[Int(position)])..<Int(starts[Int(position) + 1])])
        if let score = FuzzyMatch.score(words, in: line) { buckets[score].append(position) }
      }
    }
    return buckets.reversed().flatMap { $0 }
  }
}
