import Cells

/// What a terminal can show, worked out from the environment and terminfo alone, before anything is drawn.
package struct TerminalProfile: Equatable, Sendable {
  package let depth: ColorDepth
  package let isUnicode: Bool

  /// - Parameters:
  ///   - environment: the process's environment.
  ///   - terminfoColors: what terminfo says of TERM; zero or less for none.
  ///   - codeset: the locale's character set, as `nl_langinfo(CODESET)` names it.
  ///   - override: what the user asked for, before everything else.
  package init(
    environment: [String: String], terminfoColors: Int, codeset: String, override: ColorDepth? = nil
  ) {
    isUnicode = ["utf-8", "utf8"].contains(codeset.lowercased())
    depth = override ?? Self.depth(environment, colors: terminfoColors)
  }

  /// Reads `full`, `256`, `16`, `8` or `none`; nil for anything else.
  package static func depth(named name: String) -> ColorDepth? {
    switch name.lowercased() {
    case "full", "truecolor", "24bit": .full
    case "256": .palette256
    case "16": .sixteen
    case "8": .eight
    case "none", "0": .monochrome
    default: nil
    }
  }

  /// The terminfo entries to try for a TERM, best first: a far host often lacks the entry of a new terminal.
  package static func terminfoNames(for term: String) -> [String] {
    let relatives = ["alacritty", "wezterm", "foot", "ghostty", "kitty", "contour", "iterm", "konsole", "vte", "st-"]
    if term.hasPrefix("tmux") { return [term, "tmux-256color", "screen-256color"] }
    if term.hasPrefix("screen") { return [term, "screen-256color", "screen"] }
    if term.hasPrefix("xterm") || relatives.contains(where: term.hasPrefix) { return [term, "xterm-256color"] }
    return [term]
  }

  private static func depth(_ environment: [String: String], colors: Int) -> ColorDepth {
    if let wish = environment["NO_COLOR"], !wish.isEmpty { return .monochrome }
    if claimsFullColor(environment, colors: colors) { return .full }
    return switch colors {
    case 256...: .palette256
    case 16...: .sixteen
    case 8...: .eight
    default: .monochrome
    }
  }

  private static func claimsFullColor(_ environment: [String: String], colors: Int) -> Bool {
    let term = environment["TERM"] ?? ""
    let suffixes = ["-direct", "-truecolor"]
    let families = ["xterm-kitty", "kitty", "alacritty", "wezterm", "ghostty", "xterm-ghostty", "foot", "contour"]
    if suffixes.contains(where: term.hasSuffix) || families.contains(where: term.hasPrefix) { return true }
    // These variables are inherited from an outer terminal that the program may no longer be talking to.
    guard colors >= 8, term != "linux", !term.hasPrefix("screen") || environment["TMUX"] != nil else { return false }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) { return true }
    let programs = ["iTerm.app", "WezTerm", "ghostty", "vscode", "rio"]
    return environment["TERM_PROGRAM"].map(programs.contains) ?? false
  }
}
