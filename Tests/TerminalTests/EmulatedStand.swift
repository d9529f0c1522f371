import Cells
import Glibc
import Testing

@testable import Terminal

/// A screen, the terminal that it writes to, and the emulator that reads from there.
final class EmulatedStand {
  /// A cell in pixels.
  static let cell = Size(width: 3, height: 6)

  let terminal: PseudoTerminal
  let screen: NcursesScreen
  var emulator: TerminalEmulator
  private let depth: ColorDepth
  private let method: PixelProtocol?
  private var frames = 0

  /// - Parameter isReading: false for a terminal that takes nothing until `terminal.startReading()`.
  init(
    _ size: Size, _ depth: ColorDepth, pixels: PixelProtocol? = nil, isInTmux: Bool = false, isReading: Bool = true
  ) throws {
    self.depth = depth
    method = pixels
    let cell = Self.cell
    terminal = try PseudoTerminal(
      size: size, pixels: Size(width: size.width * cell.width, height: size.height * cell.height))
    if isReading { terminal.startReading() }
    var environment = ["TERM": "xterm-256color"]
    if isInTmux { environment["TMUX"] = "/nowhere/tmux,1,0" }
    screen = try NcursesScreen(
      TerminalOptions(
        environment: environment, depth: depth, pixels: pixels.map { .only($0) } ?? .symbols, standardError: .untouched,
        input: terminal.slave, output: terminal.slave))
    emulator = TerminalEmulator(size: size, cell: cell)
  }

  deinit { screen.close() }

  /// Shows a frame and reads all that was written for it.
  ///
  /// - Parameter isLast: whether the frame rests until its pixels have come, too.
  func present(_ frame: Surface, isLast: Bool = true) {
    screen.present(frame)
    while screen.isHoldingFrame { _ = screen.readEvents() }
    while isLast, let milliseconds = screen.deadlineMilliseconds { turn(within: milliseconds) }
    read()
  }

  /// Waits until something is due, and does it.
  func turn(within milliseconds: Int?) {
    _ = PollWaiter(input: terminal.slave, output: terminal.slave).wait(timeoutMilliseconds: milliseconds)
    _ = screen.readEvents()
  }

  /// Takes in what was written.
  func read() {
    frames += 1
    let mark = Array("\u{1B}]frame \(frames)\u{7}".utf8)
    _ = write(terminal.slave, mark, mark.count)
    emulator.feed(terminal.take(through: mark))
  }

  /// The first thing that is shown otherwise than the frame has it.
  func difference(from frame: Surface, isResting: Bool = true) -> String? {
    if let fault = (emulator.unknown + emulator.pictures.faults).first { return fault }
    let seen = frame.seenPlacements.filter { method != nil && (method != .sixel || $0.rect.maxY < frame.size.height) }
    for y in 0..<frame.size.height {
      for x in 0..<frame.size.width {
        let isPicture = emulator.showsPixels(x, y)
        let isWanted = seen.contains { $0.rect.contains(Point(x: x, y: y)) }
        if isPicture ? !isWanted : isWanted && isResting {
          return "at \(x), \(y): pixels \(isPicture), not \(isWanted)"
        }
        if isPicture, method != .kitty || emulator.isStandIn(x, y) { continue }
        let wanted = TerminalEmulator.Place(text: frame[x, y].text, style: shown(frame[x, y].style)).seen
        let found = emulator[x, y].seen
        if found != wanted { return "at \(x), \(y): \(found) instead of \(wanted)" }
      }
    }
    return nil
  }

  private func shown(_ style: Style) -> Style {
    func ink(_ ink: Ink) -> Ink {
      depth == .full ? ink : ink.color.map { .palette(XtermPalette.nearest256($0)) } ?? ink
    }
    return Style(foreground: ink(style.foreground), background: ink(style.background), attributes: style.attributes)
  }
}
