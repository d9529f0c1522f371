import Cells

/// What the environment tells of how a terminal shows pixels, before it is asked.
struct PixelGuess: Equatable {
  /// Nil where it must be asked.
  var support: PixelSupport?
  /// Whether it can be asked without harm.
  var canBeAsked = true
  var isTmux = false

  /// Nothing is known yet.
  init() {}

  /// - Parameter tmux: asks the tmux that the program runs in.
  init(_ wish: PixelWish, _ facts: TerminalFacts, _ environment: [String: String], tmux: () -> TmuxFacts?) {
    isTmux = environment["TMUX"] != nil
    canBeAsked =
      facts.hasMouse && environment["TERM_PROGRAM"] != "Apple_Terminal" && (isTmux || environment["STY"] == nil)
    if let reason = Self.obstacle(wish, facts) {
      support = PixelSupport(nil, reason)
    } else if case .only(let method) = wish {
      support = PixelSupport(method, "You chose \(method.rawValue).")
      support?.isBehindTmux = isTmux && method == .kitty
    } else if isTmux {
      support = Self.behindTmux(environment, tmux())
    } else {
      support = Self.known(environment, facts.term)
      if support == nil, !canBeAsked { support = PixelSupport(nil, "This terminal cannot be asked for more.") }
    }
  }

  /// Why it is symbols in any case.
  private static func obstacle(_ wish: PixelWish, _ facts: TerminalFacts) -> String? {
    if wish == .symbols { return "You chose symbols." }
    if facts.profile.depth < .palette256 { return "The terminal has too few colours." }
    return facts.isOutputTTY ? nil : "Standard output is no terminal."
  }

  private static func known(_ environment: [String: String], _ term: String) -> PixelSupport? {
    let program = environment["TERM_PROGRAM"] ?? ""
    func has(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    if has("KITTY_WINDOW_ID") || term == "xterm-kitty" { return PixelSupport(.kitty, "This is kitty.") }
    if has("GHOSTTY_RESOURCES_DIR") || program == "ghostty" || term == "xterm-ghostty" {
      return PixelSupport(.kitty, "This is Ghostty.")
    }
    if program == "WezTerm" || has("WEZTERM_PANE") { return PixelSupport(.iterm2, "This is WezTerm.") }
    if program == "iTerm.app" { return PixelSupport(.iterm2, "This is iTerm2.") }
    if program == "mintty" { return PixelSupport(.iterm2, "This is mintty.") }
    if let version = environment["KONSOLE_VERSION"].flatMap({ Int($0) }), version >= 220_400 {
      return PixelSupport(.kitty, "This is Konsole.")
    }
    if has("MLTERM") { return PixelSupport(.sixel, "This is mlterm.") }
    return term.hasPrefix("foot") ? PixelSupport(.sixel, "This is foot.") : nil
  }

  /// - Returns: nil where tmux itself is to be asked for sixel.
  private static func behindTmux(_ environment: [String: String], _ tmux: TmuxFacts?) -> PixelSupport? {
    let kinds = ["xterm-kitty", "xterm-ghostty"]
    let isKitty = tmux.map { kinds.contains($0.terminal) } ?? false || environment["KITTY_WINDOW_ID"]?.isEmpty == false
    guard isKitty else { return nil }
    guard tmux?.passesThrough == true else {
      return PixelSupport(nil, "The terminal behind tmux knows kitty's protocol, but tmux's allow-passthrough is off.")
    }
    var support = PixelSupport(.kitty, "The terminal behind tmux knows kitty's protocol, and tmux lets it through.")
    support.isBehindTmux = true
    return support
  }
}
