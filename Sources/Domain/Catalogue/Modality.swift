/// What a model takes in or gives out: a word of the service (`text`, `image`, `file`, …), unknown ones included.
package struct Modality: RawRepresentable, Hashable, Sendable, Comparable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let text = Modality(rawValue: "text")
  package static let image = Modality(rawValue: "image")
  package static let speech = Modality(rawValue: "speech")
  /// What is asked for where a model gives it out, first what matters most.
  package static let wanted: [Modality] = [.image, .text]

  package static func < (a: Modality, b: Modality) -> Bool { a.rawValue < b.rawValue }

  /// One letter for narrow columns: T, I, F, A, V; others show their own first letter.
  package var initial: String { rawValue.first.map { $0.uppercased() } ?? "?" }
}
