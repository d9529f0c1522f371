import Cells
import Testing

@testable import Terminal

@Suite struct TerminalProfileTests {
  struct Row: Sendable {
    let environment: [String: String]
    let colors: Int
    let expected: ColorDepth
  }

  static let rows = [
    Row(environment: ["TERM": "xterm-256color"], colors: 256, expected: .palette256),
    Row(environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"], colors: 256, expected: .full),
    Row(environment: ["TERM": "xterm-256color", "COLORTERM": "24bit"], colors: 256, expected: .full),
    Row(environment: ["TERM": "xterm-256color", "COLORTERM": "yes"], colors: 256, expected: .palette256),
    Row(
      environment: ["TERM": "xterm-kitty", "COLORTERM": "truecolor", "NO_COLOR": "1"], colors: 256,
      expected: .monochrome),
    Row(environment: ["TERM": "xterm-256color", "NO_COLOR": ""], colors: 256, expected: .palette256),
    Row(environment: ["TERM": "xterm-direct"], colors: 1 << 24, expected: .full),
    Row(environment: ["TERM": "alacritty"], colors: 256, expected: .full),
    Row(environment: ["TERM": "xterm-ghostty"], colors: 0, expected: .full),
    Row(environment: ["TERM": "foot-extra"], colors: 256, expected: .full),
    Row(environment: ["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], colors: 256, expected: .full),
    Row(environment: ["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], colors: 256, expected: .palette256),
    Row(environment: ["TERM": "screen-256color", "COLORTERM": "truecolor"], colors: 256, expected: .palette256),
    Row(
      environment: ["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/t"], colors: 256,
      expected: .full),
    Row(environment: ["TERM": "linux", "COLORTERM": "truecolor"], colors: 8, expected: .eight),
    Row(environment: ["TERM": "vt100", "COLORTERM": "truecolor"], colors: -1, expected: .monochrome),
    Row(environment: ["TERM": "xterm-16color"], colors: 16, expected: .sixteen),
    Row(environment: [:], colors: 0, expected: .monochrome),
  ]

  @Test(arguments: rows) func depthIsDetected(row: Row) {
    let profile = TerminalProfile(environment: row.environment, terminfoColors: row.colors, codeset: "UTF-8")
    #expect(profile.depth == row.expected)
  }

  @Test func theUsersWishComesFirst() {
    let wish = TerminalProfile.depth(named: "256")
    let profile = TerminalProfile(
      environment: ["NO_COLOR": "1", "TERM": "vt100"], terminfoColors: 0, codeset: "", override: wish)
    #expect(profile.depth == .palette256)
    #expect(TerminalProfile.depth(named: "FULL") == .full)
    #expect(TerminalProfile.depth(named: "none") == .monochrome)
    #expect(TerminalProfile.depth(named: "many") == nil)
  }

  @Test(arguments: [("UTF-8", true), ("utf8", true), ("ANSI_X3.4-1968", false), ("ISO-8859-1", false), ("", false)])
  func unicodeFollowsTheLocale(codeset: String, isUnicode: Bool) {
    #expect(
      TerminalProfile(environment: [:], terminfoColors: 8, codeset: codeset).isUnicode == isUnicode)
  }

  @Test func unknownRelativesOfXtermFallBack() {
    #expect(TerminalProfile.terminfoNames(for: "xterm-ghostty") == ["xterm-ghostty", "xterm-256color"])
    #expect(TerminalProfile.terminfoNames(for: "vt100") == ["vt100"])
    #expect(TerminalProfile.terminfoNames(for: "tmux-direct").last == "screen-256color")
  }
}
