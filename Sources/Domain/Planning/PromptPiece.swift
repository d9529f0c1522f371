/// A stretch of an assembled prompt and where it came from.
package struct PromptPiece: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    /// The art style or the subject's style of that name.
    case art(String), subject(String)
    case prompt
    /// The negative prompt.
    case negative
  }

  package var source: Source
  package var text: String
  /// Whether it says what the picture should not show.
  package var isAvoided: Bool

  package init(_ source: Source, _ text: String, isAvoided: Bool = false) {
    self.source = source
    self.text = text
    self.isAvoided = isAvoided
  }

  /// Neighbours of one source joined to one piece.
  static func joined(_ pieces: [PromptPiece], separator: String) -> [PromptPiece] {
    pieces.reduce(into: []) { joined, piece in
      if let last = joined.last, last.source == piece.source, last.isAvoided == piece.isAvoided {
        joined[joined.count - 1].text += separator + piece.text
      } else {
        joined.append(piece)
      }
    }
  }
}
