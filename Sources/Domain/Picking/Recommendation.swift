/// A model that the picker marks. Only marks: nothing is filtered by these, and the catalogue decides whether they exist.
package struct Recommendation: Hashable, Sendable {
  package let id: String
  /// Why, in two words.
  package let reason: String

  package static func models(for capability: Capability) -> [Recommendation] {
    switch capability {
    case .textToImage, .editing:
      [
        Recommendation(id: "google/gemini-2.5-flash-image", reason: "fast"),
        Recommendation(id: "google/gemini-3-pro-image-preview", reason: "higher quality"),
      ]
    case .analysis:
      [
        Recommendation(id: "google/gemini-2.5-flash", reason: "fast"),
        Recommendation(id: "google/gemini-2.5-pro", reason: "thorough"),
        Recommendation(id: "google/gemini-3-pro-preview", reason: "thorough"),
      ]
    }
  }
}
