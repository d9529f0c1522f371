/// What a picture is for; each has a style of its own.
package enum VisType: String, CaseIterable, Hashable, Codable, Sendable {
  case characterCard = "CHARACTER_CARD"
  case characterPortrait = "CHARACTER_PORTRAIT"
  case sceneCard = "SCENE_CARD"
  case sceneBackground = "SCENE_BACKGROUND"
  case sceneIllustration = "SCENE_ILLUSTRATION"
  case unspecified = "UNSPECIFIED"

  package var title: String {
    rawValue.split(separator: "_").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
  }

  /// The format that Instruct mode uses: cards portrait, portraits square, backgrounds and illustrations landscape.
  package var instructFormat: Format {
    switch self {
    case .characterPortrait: .square
    case .sceneBackground, .sceneIllustration: .landscape
    case .characterCard, .sceneCard, .unspecified: .portrait
    }
  }

  /// Reads `scene-card`, `SCENE_CARD` or `Scene Card`.
  package init?(parsing text: String) {
    let folded = text.uppercased().map { $0 == "-" || $0 == " " ? "_" : String($0) }.joined()
    self.init(rawValue: folded)
  }
}
