import Cells
import Glibc
import Testing

@testable import Terminal

/// How the way to show pixels is found.
extension OneAtATime {
  @Suite struct PixelSearchTests {
    private let size = Size(width: 40, height: 12)

    private func facts(_ environment: [String: String], _ terminal: PseudoTerminal) -> TerminalFacts {
      TerminalFacts(environment: environment, input: terminal.slave, output: terminal.slave)
    }

    @Test(arguments: [
      (["KITTY_WINDOW_ID": "1"], PixelProtocol.kitty), (["TERM_PROGRAM": "ghostty"], .kitty),
      (["KONSOLE_VERSION": "230800"], .kitty), (["TERM_PROGRAM": "WezTerm"], .iterm2), (["WEZTERM_PANE": "0"], .iterm2),
      (["TERM_PROGRAM": "iTerm.app"], .iterm2), (["MLTERM": "3.9"], .sixel),
    ])
    func theEnvironmentComesFirst(environment: [String: String], method: PixelProtocol) throws {
      let terminal = try PseudoTerminal(size: size)
      let whole = environment.merging(["TERM": "xterm-256color", "COLORTERM": "truecolor"]) { first, _ in first }
      let guess = PixelGuess(.automatic, facts(whole, terminal), whole) { nil }
      #expect(guess.support?.method == method)
      #expect(PixelGuess(.symbols, facts(whole, terminal), whole) { nil }.support?.method == nil)
      #expect(PixelGuess(.only(.sixel), facts(whole, terminal), whole) { nil }.support?.method == .sixel)
    }

    @Test func whatCannotBeAskedIsNot() throws {
      let terminal = try PseudoTerminal(size: size)
      for environment in [["TERM_PROGRAM": "Apple_Terminal"], ["STY": "1.pts"]] {
        let whole = environment.merging(["TERM": "xterm-256color"]) { first, _ in first }
        let guess = PixelGuess(.automatic, facts(whole, terminal), whole) { nil }
        #expect(guess.support?.method == nil && guess.support != nil)
      }
      let unknown = ["TERM": "xterm-256color"]
      #expect(PixelGuess(.automatic, facts(unknown, terminal), unknown) { nil }.support == nil)
      let few = ["TERM": "xterm"]
      #expect(PixelGuess(.automatic, facts(few, terminal), few) { nil }.support?.method == nil)
    }

    @Test(arguments: [
      ("xterm-kitty\non\n", PixelProtocol?.some(.kitty)), ("xterm-kitty\noff\n", nil), ("xterm-ghostty\nall\n", .kitty),
    ])
    func tmuxMustLetItThrough(answer: String, method: PixelProtocol?) throws {
      let terminal = try PseudoTerminal(size: size)
      let environment = ["TERM": "tmux-256color", "TMUX": "/tmp/x,1,0", "COLORTERM": "truecolor"]
      let guess = PixelGuess(.automatic, facts(environment, terminal), environment) { TmuxFacts(answer: answer) }
      #expect(guess.support?.method == method)
      #expect(guess.support?.isBehindTmux == (method != nil))
      let other = PixelGuess(.automatic, facts(environment, terminal), environment) {
        TmuxFacts(answer: "xterm-256color\non\n")
      }
      #expect(other.support == nil && other.isTmux)
    }

    @Test func theAnswersDecide() {
      func support(_ reports: TerminalReport...) -> PixelSupport {
        var answers = PixelAnswers()
        for report in reports { answers.take(report) }
        return answers.support
      }
      #expect(support(.kitty(isFine: true), .attributes([62, 4])).method == .kitty)
      #expect(support(.name("WezTerm 2024"), .attributes([65, 4])).method == .iterm2)
      #expect(support(.name("XTerm(390)"), .attributes([63, 1, 4])).method == .sixel)
      #expect(support(.kitty(isFine: false), .attributes([64])).method == nil)
      #expect(support().reason.contains("in time"))
    }

    private func screen(_ terminal: PseudoTerminal) throws -> NcursesScreen {
      try NcursesScreen(
        TerminalOptions(
          environment: ["TERM": "xterm-256color"], depth: .full, pixels: .automatic, standardError: .untouched,
          input: terminal.slave, output: terminal.slave))
    }

    private func events(_ screen: NcursesScreen, _ terminal: PseudoTerminal, wanted: Int) -> [InputEvent] {
      var found: [InputEvent] = []
      let waiter = PollWaiter(input: terminal.slave, output: terminal.slave)
      for _ in 0..<40 where found.count < wanted {
        _ = waiter.wait(timeoutMilliseconds: min(100, screen.deadlineMilliseconds ?? 100))
        found += screen.readEvents()
      }
      return found
    }

    private static let answers =
      "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P>|XTerm(390)\u{1B}\\\u{1B}[6;18;9t\u{1B}[?1;0;256S\u{1B}[?62;4;22c"

    @Test func theTerminalIsAskedAfterTheFirstFrame() throws {
      let terminal = try PseudoTerminal(size: size)
      terminal.startReading()
      let screen = try screen(terminal)
      screen.present(Surface(size: size, fill: Cell("x")))
      #expect(!terminal.output(until: "xxx").contains("\u{1B}[c"))
      _ = screen.readEvents()
      #expect(terminal.output(until: "\u{1B}[c").hasSuffix("\u{1B}[>q\u{1B}[16t\u{1B}[?1;1;0S\u{1B}[c"))
      terminal.type("a" + Self.answers + "b")
      let found = events(screen, terminal, wanted: 3)
      #expect(found.contains(.pixels(Size(width: 9, height: 18))))
      #expect(
        found.filter { if case .key = $0 { true } else { false } } == [.key(.character("a")), .key(.character("b"))])
      #expect(screen.pixelSupport?.method == .kitty)
      screen.close()
    }

    @Test func aSilentTerminalIsNotWaitedFor() throws {
      let terminal = try PseudoTerminal(size: size)
      terminal.startReading()
      let screen = try screen(terminal)
      screen.present(Surface(size: size))
      let waiter = PollWaiter(input: terminal.slave, output: terminal.slave)
      while screen.pixelSupport == nil {
        _ = waiter.wait(timeoutMilliseconds: screen.deadlineMilliseconds)
        _ = screen.readEvents()
      }
      #expect(screen.pixelSupport?.method == nil)
      // However late they come, answers are no text.
      terminal.type(Self.answers + "q")
      #expect(events(screen, terminal, wanted: 1) == [.key(.character("q"))])
      screen.close()
    }

    @Test func theShellDoesNotGetTheAnswers() throws {
      let terminal = try PseudoTerminal(size: size)
      terminal.startReading()
      let screen = try screen(terminal)
      screen.present(Surface(size: size))
      _ = screen.readEvents()
      _ = terminal.output(until: "\u{1B}[c")
      terminal.type(Self.answers)
      screen.close()
      var entry = pollfd(fd: terminal.slave, events: Int16(POLLIN), revents: 0)
      #expect(poll(&entry, 1, 0) == 0)
    }

    @Test(arguments: 1..<70) func anAnswerInPiecesIsNoText(length: Int) {
      var decoder = InputDecoder()
      decoder.expectsAnswers = true
      let bytes = Array(Self.answers.utf8)
      for byte in bytes.prefix(length) { decoder.feed(byte, at: 0) }
      decoder.endBatch()
      for byte in bytes.dropFirst(length) { decoder.feed(byte, at: 100) }
      #expect(decoder.takeEvents().allSatisfy { $0 == .key(.escape) })
      #expect(decoder.takeReports().last == .attributes([62, 4, 22]))
    }

    @Test func altKeysAreStillKeys() {
      for expects in [false, true] {
        var decoder = InputDecoder()
        decoder.expectsAnswers = expects
        for byte in "\u{1B}Px\u{1B}_y".utf8 { decoder.feed(byte, at: 0) }
        let keys: [Key] = [.alt("P"), .character("x"), .alt("_"), .character("y")]
        #expect(decoder.takeEvents() == keys.map { .key($0) })
      }
    }
  }
}
