import Cells
import Glibc
import Testing

@testable import Terminal

/// The screen on real pseudo-terminals; one after the other, since ncurses has one screen.
extension OneAtATime {
  @Suite struct NcursesScreenTests {
    private let size = Size(width: 40, height: 10)

    private func options(
      _ terminal: PseudoTerminal, term: String = "xterm-256color", depth: ColorDepth? = .full
    ) -> TerminalOptions {
      TerminalOptions(
        environment: ["TERM": term], depth: depth, standardError: .untouched, input: terminal.slave,
        output: terminal.slave)
    }

    private func frame(_ text: String = "hello") -> Surface {
      var surface = Surface(size: size)
      surface.put(text, x: 1, y: 1, style: Style(foreground: .rgb(hex: 0x0A0B0C)))
      for x in 0..<size.width {
        surface[x, 9] = Cell("▀", style: Style(foreground: .rgb(hex: 0x010203 &+ UInt32(x))), kind: .picture)
      }
      return surface
    }

    /// Reads until there is something, for at most two seconds.
    private func events(_ screen: NcursesScreen, _ terminal: PseudoTerminal, wanted: Int = 1) -> [InputEvent] {
      var found: [InputEvent] = []
      let waiter = PollWaiter(input: terminal.slave, output: terminal.slave)
      for _ in 0..<20 where found.count < wanted {
        _ = waiter.wait(timeoutMilliseconds: min(100, screen.deadlineMilliseconds ?? 100))
        found += screen.readEvents()
      }
      return found
    }

    @Test func aFrameIsShownExactlyAndTheTerminalGivenBack() throws {
      let terminal = try PseudoTerminal(size: size)
      let before = terminal.settings
      terminal.startReading()
      let screen = try NcursesScreen(options(terminal))
      #expect(terminal.settings != before)
      #expect(screen.size == size)
      screen.present(frame())
      let shown = terminal.output(until: "\u{1B}[?2026l")
      #expect(shown.contains("38;2;10;11;12mhello"))
      #expect(shown.contains("38;2;1;2;42m▀"))
      #expect(shown.contains("\u{1B}[?1049h"))
      #expect(shown.contains("\u{1B}[?1006h"))
      screen.close()
      screen.close()
      let end = terminal.output(until: "\u{1B}[?1049l")
      for mode in ["1000", "1002", "1006", "2004", "1049"] { #expect(end.contains("\u{1B}[?\(mode)l")) }
      #expect(terminal.settings == before)
    }

    @Test func anUnchangedFrameWritesNothing() throws {
      let terminal = try PseudoTerminal(size: size)
      terminal.startReading()
      let screen = try NcursesScreen(options(terminal))
      screen.present(frame())
      _ = terminal.output(until: "\u{1B}[?2026l")
      terminal.forgetOutput()
      screen.present(frame())
      #expect(terminal.output.isEmpty)
      screen.invalidate()
      screen.present(frame())
      #expect(terminal.output(until: "\u{1B}[?2026l").contains("hello"))
      screen.close()
    }

    @Test(arguments: [
      ("dumb", TerminalError.tooSimple("dumb")), ("", .unnamed), ("no-such-terminal", .unknown("no-such-terminal")),
    ])
    func whatCannotShowItIsRefusedInSilence(term: String, expected: TerminalError) throws {
      let terminal = try PseudoTerminal(size: size)
      let before = terminal.settings
      #expect(throws: expected) { _ = try NcursesScreen(options(terminal, term: term)) }
      #expect(terminal.settings == before)
      var entry = pollfd(fd: terminal.master, events: Int16(POLLIN), revents: 0)
      #expect(poll(&entry, 1, 50) == 0)
    }

    @Test func aPipeIsRefused() throws {
      let terminal = try PseudoTerminal(size: size)
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      var wrong = options(terminal)
      wrong.output = ends[1]
      #expect(throws: TerminalError.notATerminal(isInput: false)) { _ = try NcursesScreen(wrong) }
      wrong.input = ends[0]
      #expect(throws: TerminalError.notATerminal(isInput: true)) { _ = try NcursesScreen(wrong) }
      ends.forEach { close($0) }
    }

    @Test func keysMouseAndPasteArrive() throws {
      let terminal = try PseudoTerminal(size: size)
      terminal.startReading()
      let screen = try NcursesScreen(options(terminal))
      screen.present(frame())
      terminal.type("a\u{1B}OA\u{1B}[B\u{1B}[1;2C\u{1B}[3~\r\u{3}")
      let keys: [Key] = [.character("a"), .up, .down, .shiftRight, .delete, .enter, .control("c")]
      #expect(events(screen, terminal, wanted: keys.count) == keys.map { .key($0) })
      terminal.type("\u{1B}[<0;5;3M\u{1B}[<0;500;3M\u{1B}[200~x\u{1B}[Ay\u{1B}[201~\u{1B}")
      #expect(
        events(screen, terminal, wanted: 3) == [
          .mouse(Mouse(.press, at: Point(x: 4, y: 2))), .paste("x\u{1B}[Ay"), .key(.escape),
        ])
      screen.close()
    }

    @Test func aPasteWithoutEndEndsByItself() throws {
      let terminal = try PseudoTerminal(size: size)
      terminal.startReading()
      let screen = try NcursesScreen(options(terminal))
      terminal.type("\u{1B}[200~abc")
      #expect(events(screen, terminal) == [.paste("abc")])
      #expect(screen.deadlineMilliseconds == nil)
      screen.close()
    }

    @Test func theScreenFollowsItsTerminalsSize() throws {
      let terminal = try PseudoTerminal(size: size)
      terminal.startReading()
      let screen = try NcursesScreen(options(terminal))
      screen.present(frame())
      for new in [Size(width: 1, height: 1), Size(width: 200, height: 60), Size(width: 12, height: 3)] {
        terminal.resize(new)
        #expect(events(screen, terminal) == [.resized(new)])
        #expect(screen.size == new)
        screen.present(frame("resized"))
      }
      #expect(terminal.output(until: "resized").contains("resized"))
      screen.close()
    }

    @Test func aTerminalThatIsGoneIsTold() throws {
      let terminal = try PseudoTerminal(size: size)
      let screen = try NcursesScreen(options(terminal, depth: .monochrome))
      terminal.hangUp()
      #expect(screen.readEvents().contains(.hungUp))
      screen.present(frame())
      screen.close()
    }

    @Test func suspendingGivesTheTerminalBackAndResumingDrawsAgain() throws {
      let terminal = try PseudoTerminal(size: size)
      let before = terminal.settings
      terminal.startReading()
      let screen = try NcursesScreen(options(terminal))
      let during = terminal.settings
      screen.present(frame())
      screen.suspend()
      #expect(terminal.settings == before)
      #expect(terminal.output(until: "\u{1B}[?1049l").contains("\u{1B}[?2004l"))
      terminal.forgetOutput()
      screen.present(frame())
      #expect(terminal.output.isEmpty)
      screen.resume()
      #expect(terminal.settings == during)
      screen.present(frame())
      let again = terminal.output(until: "hello")
      #expect(again.contains("\u{1B}[?2004h"))
      #expect(again.contains("\u{1B}[?1049h"))
      screen.close()
      #expect(terminal.settings == before)
    }

    @Test(arguments: [(ColorDepth.sixteen, true), (.eight, true), (.monochrome, false)])
    func lesserTerminalsGetNoMoreThanTheyShow(depth: ColorDepth, isColored: Bool) throws {
      let terminal = try PseudoTerminal(size: size)
      terminal.startReading()
      let screen = try NcursesScreen(options(terminal, depth: depth))
      var surface = frame()
      surface.put("red", x: 1, y: 3, style: Style(foreground: .rgb(hex: 0xD32F2F), attributes: .bold))
      screen.present(surface)
      let shown = terminal.output(until: "red")
      #expect(!shown.contains("38;2;") && !shown.contains("38;5;") && !shown.contains("?2026h"))
      #expect(shown.contains("\u{1B}[31m") == isColored)
      screen.close()
    }

    @Test func aTerminalThatDoesNotReadLosesFramesOnly() throws {
      let terminal = try PseudoTerminal(size: Size(width: 200, height: 60))
      let screen = try NcursesScreen(options(terminal))
      for step in 0..<20 {
        var surface = Surface(size: Size(width: 200, height: 60))
        for y in 0..<60 {
          for x in 0..<200 {
            let color = RGB(UInt8(x), UInt8(y), UInt8(step))
            surface[x, y] = Cell("▀", style: Style(foreground: .rgb(color)), kind: .picture)
          }
        }
        screen.present(surface)
      }
      #expect(screen.isHoldingFrame)
      terminal.startReading()
      let waiter = PollWaiter(input: terminal.slave, output: terminal.slave)
      for _ in 0..<1000 where screen.isHoldingFrame {
        _ = waiter.wait(timeoutMilliseconds: screen.deadlineMilliseconds, forOutput: true)
        _ = screen.readEvents()
      }
      #expect(!screen.isHoldingFrame)
      let shown = terminal.output(until: "38;2;199;59;19m")
      #expect(shown.contains("38;2;199;59;19m"))
      #expect(!shown.contains("38;2;199;59;10m"))
      screen.close()
    }

    @Test func aTerminalThatDoesNotReadIsStillGivenBack() throws {
      let terminal = try PseudoTerminal(size: Size(width: 200, height: 60))
      let before = terminal.settings
      let screen = try NcursesScreen(options(terminal))
      screen.present(Surface(size: screen.size, fill: Cell("▀", style: .plain, kind: .picture)))
      #expect(screen.isHoldingFrame)
      screen.close()
      #expect(terminal.settings == before)
      terminal.startReading()
      #expect(terminal.output(until: "\u{1B}[?1049l").contains("\u{1B}[?1049l"))
    }

    @Test func theFactsAreThoseOfTheTerminal() throws {
      let terminal = try PseudoTerminal(size: Size(width: 100, height: 50), pixels: Size(width: 900, height: 900))
      let facts = TerminalFacts(
        environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"], input: terminal.slave,
        output: terminal.slave)
      #expect(facts.obstacle == nil)
      #expect(facts.colors == 256)
      #expect(facts.profile.depth == .full)
      #expect(facts.size == Size(width: 100, height: 50))
      #expect(facts.cellAspect == 2)
      #expect(facts.ncursesVersion.hasPrefix("ncurses 6"))
      terminal.resize(Size(width: 100, height: 50), pixels: Size(width: 1000, height: 750))
      #expect(TerminalSize.cellAspect(of: terminal.slave) == 1.5)
    }
  }
}
