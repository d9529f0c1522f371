import ArgumentParser
import Terminal

/// How a picture gets to the terminal, as the user names it.
enum MethodChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto, kitty, iterm2, sixel, symbols

  /// What it comes to for a terminal.
  var wish: PixelWish { PixelWish(rawValue) ?? .automatic }
}
