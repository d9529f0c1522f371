import CNcurses
import Cells
import Glibc

/// What can be found out about the terminal without opening it: for `doctor` and for setting the screen up.
package struct TerminalFacts: Equatable, Sendable {
  /// TERM; empty where it is not set.
  package let term: String
  /// The terminfo entry that stands for TERM; nil where there is none.
  package let terminfoName: String?
  /// Colours by terminfo; zero where there are none.
  package let colors: Int
  package let colorTerm: String?
  /// The locale's character set.
  package let codeset: String
  package let size: Size?
  package let ncursesVersion: String
  /// Height of a cell by its width, 2.0 where the terminal does not tell.
  package let cellAspect: Double
  package let isInputTTY: Bool
  package let isOutputTTY: Bool
  package let profile: TerminalProfile
  let movesCursor: Bool
  /// Whether erased places get the background that is set.
  let erasesInColor: Bool
  let hasMouse: Bool
  let hasAlternateScreen: Bool

  /// - Parameter override: the depth that the user asked for.
  package init(
    environment: [String: String], override: ColorDepth? = nil, input: Int32 = STDIN_FILENO,
    output: Int32 = STDOUT_FILENO
  ) {
    cn_locale_adopt()
    term = environment["TERM"] ?? ""
    var found = cn_capabilities()
    terminfoName = TerminalProfile.terminfoNames(for: term).first {
      !$0.isEmpty && cn_terminal_describe($0, output, &found)
    }
    colors = terminfoName == nil ? 0 : max(0, Int(found.colors))
    movesCursor = found.moves_cursor
    erasesInColor = found.erases_in_color
    hasMouse = found.has_mouse
    hasAlternateScreen = found.has_alternate_screen
    colorTerm = environment["COLORTERM"]
    codeset = String(cString: cn_locale_codeset())
    size = TerminalSize.current(of: output)
    ncursesVersion = Self.ncursesRelease
    cellAspect = TerminalSize.cellAspect(of: output) ?? 2
    isInputTTY = isTTY(input)
    isOutputTTY = isTTY(output)
    profile = TerminalProfile(
      environment: environment, terminfoColors: colors, codeset: codeset, override: override)
  }

  /// Why no screen can be opened; nil where it can. Nothing is written for it.
  package var obstacle: TerminalError? {
    if !isInputTTY { return .notATerminal(isInput: true) }
    if !isOutputTTY { return .notATerminal(isInput: false) }
    if term.isEmpty { return .unnamed }
    if term == "dumb" { return .tooSimple(term) }
    guard terminfoName != nil else { return .unknown(term) }
    return movesCursor ? nil : .tooSimple(term)
  }
}

extension TerminalFacts {
  /// As the library names itself, e.g. `ncurses 6.4.20221231`.
  package static var ncursesRelease: String { String(cString: cn_ncurses_version()) }
}
