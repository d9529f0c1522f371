/// What a style is for: the art itself, or one vis type.
package enum StyleKind: Hashable, Sendable {
  case art
  case subject(VisType)

  /// Talemate's word for it: `STYLE` or the vis type.
  package var word: String {
    switch self {
    case .art: "STYLE"
    case .subject(let type): type.rawValue
    }
  }

  package init?(word: String) {
    if word.uppercased() == "STYLE" {
      self = .art
    } else if let type = VisType(parsing: word) {
      self = .subject(type)
    } else {
      return nil
    }
  }
}
