/// One of the three things the program does with images.
package enum Capability: String, CaseIterable, Hashable, Codable, Sendable {
  case textToImage = "text-to-image"
  case editing
  case analysis

  package var title: String {
    switch self {
    case .textToImage: "Text to image"
    case .editing: "Image editing"
    case .analysis: "Image analysis"
    }
  }

  /// For chips and narrow places.
  package var shortTitle: String {
    switch self {
    case .textToImage: "T2I"
    case .editing: "Edit"
    case .analysis: "Analysis"
    }
  }
}
