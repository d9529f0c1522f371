/// The shape of a picture that the user asks for; the model's nearest aspect ratio is sent.
package enum Format: String, CaseIterable, Hashable, Codable, Sendable {
  case landscape, portrait, square

  package var title: String { "\(rawValue.uppercased()) \(ratio)" }

  /// `16:9`, `9:16` or `1:1`.
  package var ratio: String {
    switch self {
    case .landscape: "16:9"
    case .portrait: "9:16"
    case .square: "1:1"
    }
  }
}
