/// How pictures get to a terminal as pixels.
package enum PixelProtocol: String, CaseIterable, Sendable {
  case kitty, iterm2, sixel
}

/// Which protocol the user wants.
package enum PixelWish: Equatable, Sendable {
  /// Whatever the terminal has.
  case automatic
  case symbols
  case only(PixelProtocol)

  /// Reads `auto`, `symbols`, `kitty`, `iterm2` or `sixel`; nil for anything else.
  package init?(_ name: String) {
    switch name {
    case "auto": self = .automatic
    case "symbols": self = .symbols
    default:
      guard let known = PixelProtocol(rawValue: name) else { return nil }
      self = .only(known)
    }
  }
}
