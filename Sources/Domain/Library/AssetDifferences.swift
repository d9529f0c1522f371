/// What pictures that are seen together do not share, and what they do.
package struct AssetDifferences: Sendable {
  /// A thing that is known of a picture, and its value for people; empty where the picture has none.
  private struct Fact: Sendable {
    let label: String
    let value: @Sendable (Asset) -> String
    /// How it is said of one picture among others.
    let words: @Sendable (String) -> String
  }

  private static let facts: [Fact] = [
    Fact(label: "Prompt", value: { $0.origin.prompt }, words: { $0 }),
    Fact(label: "Model", value: { $0.origin.model }, words: { $0.split(separator: "/").last.map(String.init) ?? $0 }),
    Fact(label: "Seed", value: { $0.request?.seed.map(String.init) ?? "" }, words: { "seed \($0)" }),
    Fact(label: "Shape", value: { $0.request?.aspectRatio ?? "" }, words: { $0 }),
    Fact(label: "Resolution", value: { $0.request?.resolution ?? "" }, words: { $0 }),
    Fact(label: "Quality", value: { $0.request?.quality ?? "" }, words: { "\($0) quality" }),
    Fact(label: "Avoid", value: { $0.origin.negative }, words: { "without \($0)" }),
    Fact(
      label: "References", value: { $0.request?.references.map(\.name).joined(separator: ", ") ?? "" },
      words: { "with \($0)" }),
    Fact(label: "Type", value: { $0.origin.visType == .unspecified ? "" : $0.origin.visType.title }, words: { $0 }),
  ]

  private let differing: [Fact]
  /// Label and value of what all of them have in common.
  package let shared: [(label: String, value: String)]

  package init(_ assets: [Asset]) {
    var (differing, shared): ([Fact], [(String, String)]) = ([], [])
    for fact in Self.facts {
      let values = Set(assets.map(fact.value))
      if values.count > 1 {
        differing.append(fact)
      } else if let value = values.first, !value.isEmpty {
        shared.append((fact.label, value))
      }
    }
    self.differing = differing
    self.shared = shared
  }

  /// What a picture has that not all of them have; empty where they are alike in everything that is known.
  package func words(of asset: Asset) -> [String] {
    differing.compactMap { fact in
      let value = fact.value(asset)
      return value.isEmpty ? nil : Harmless.line(fact.words(value), limit: 400)
    }
  }
}
