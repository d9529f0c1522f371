/// Why a full-screen program cannot start here; nothing has been written to the terminal then.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// The input or output is a file, a pipe or closed.
  case notATerminal(isInput: Bool)
  /// TERM is unset or empty.
  case unnamed
  /// TERM names a terminal that cannot place the cursor, such as `dumb`.
  case tooSimple(String)
  /// TERM names a terminal that terminfo does not know.
  case unknown(String)
  /// ncurses refused the terminal, or a screen is already open.
  case refused(String)

  /// One sentence for the user.
  package var description: String {
    switch self {
    case .notATerminal(isInput: true): "Standard input is not a terminal."
    case .notATerminal(isInput: false): "Standard output is not a terminal."
    case .unnamed: "TERM is not set, so the terminal's abilities are unknown."
    case .tooSimple(let name): "The terminal type “\(name)” cannot show a full-screen program."
    case .unknown(let name): "The terminal type “\(name)” is not known on this system (TERM)."
    case .refused(let name): "The terminal type “\(name)” could not be opened."
    }
  }
}
