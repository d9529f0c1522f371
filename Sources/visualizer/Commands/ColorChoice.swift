import ArgumentParser
import Cells
import Terminal

/// The colours of a preview, as the user names them.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case full
  case palette256 = "256"
  case sixteen = "16"
  case none, auto

  /// Nil leaves it to the terminal.
  var depth: ColorDepth? { self == .auto ? nil : TerminalProfile.depth(named: rawValue) }
}
