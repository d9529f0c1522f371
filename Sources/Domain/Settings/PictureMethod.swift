/// How pictures get to the terminal: as pixels by a protocol, or as characters.
package enum PictureMethod: String, CaseIterable, Hashable, Sendable {
  case automatic = "auto"
  case kitty, iterm2, sixel, symbols

  package var title: String {
    switch self {
    case .automatic: "Whatever the terminal has"
    case .kitty: "kitty's protocol"
    case .iterm2: "iTerm2's protocol"
    case .sixel: "Sixel"
    case .symbols: "Symbols"
    }
  }
}
