import CNcurses
import Cells
import Glibc

/// The terminal, through ncurses. One at a time in a process, and all calls from one thread.
///
/// ncurses has the keys and the modes. It also paints, but for terminals of 256 colours and more, where `CellPainter` does.
package final class NcursesScreen: Screen {
  package private(set) var size: Size
  package let depth: ColorDepth
  package let isUnicode: Bool
  package let facts: TerminalFacts

  let options: TerminalOptions
  let channel: OutputChannel
  let painter: CellPainter?
  var canvas: CursesCanvas
  var decoder = InputDecoder()
  /// When input last came, in monotonic milliseconds.
  var lastInput = 0
  /// Whether the last `readEvents` left input behind.
  var hasUnreadInput = false
  /// The frame on the terminal; nil where that is not known.
  var shown: Surface?
  /// The newest frame that the terminal did not take yet.
  var held: Surface?
  /// Shows pictures in real pixels; nil until it is known how, and where it cannot be done.
  var driver: (any PixelDriver)?
  var pixelSearch = PixelSearch()
  var guess = PixelGuess()
  private let modes: TerminalModes
  private(set) var isSuspended = false
  private(set) var isClosed = false

  /// Takes the terminal over.
  ///
  /// - Throws: `TerminalError` before anything is written, with the terminal as it was.
  package init(_ options: TerminalOptions) throws(TerminalError) {
    let facts = TerminalFacts(
      environment: options.environment, override: options.depth, input: options.input, output: options.output)
    if let obstacle = facts.obstacle { throw obstacle }
    _ = cn_rescue_snapshot(options.input)
    let isFar = options.environment["SSH_CONNECTION"] != nil
    guard
      let name = facts.terminfoName, cn_screen_open(name, options.input, options.output, isFar ? 100 : 25)
    else { throw .refused(facts.term) }
    self.options = options
    self.facts = facts
    depth = facts.profile.depth
    isUnicode = facts.profile.isUnicode
    size = Self.windowSize()
    channel = OutputChannel(terminal: options.output)
    let isPainted = depth >= .palette256
    painter =
      isPainted ? CellPainter(depth: depth, isUnicode: isUnicode, erasesInColor: facts.erasesInColor) : nil
    canvas = Self.makeCanvas(facts.profile)
    modes = TerminalModes(
      isXtermLike: facts.hasMouse, isPainted: isPainted, usesMouse: options.usesMouse,
      hasAlternateScreen: facts.hasAlternateScreen)
    takeOver()
  }

  deinit { close() }

  /// Gives the terminal back as it was found. May be called more than once.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    if isSuspended { cn_screen_abandon() } else { release(cn_screen_close, whenStuck: cn_screen_abandon) }
    cn_rescue_disarm()
    cn_rescue_remove()
  }

  package func invalidate() { shown = nil }

  package func suspend() {
    guard !isSuspended, !isClosed else { return }
    release(cn_screen_suspend, whenStuck: cn_screen_suspend)
    isSuspended = true
  }

  /// Takes the terminal again; also right after a stop and continuation that was not asked for.
  package func resume() {
    guard !isClosed else { return }
    isSuspended = false
    cn_screen_resume()
    takeOver()
    shown = nil
  }

  package func copy(_ text: String) {
    guard !isSuspended, !isClosed, channel.isWritable, !channel.isBacklogged else { return }
    channel.write(Clipboard.sequence(text))
  }

  package func beep() {
    guard !isSuspended, !isClosed, channel.isWritable, !channel.isBacklogged else { return }
    cn_screen_beep()
  }

  /// Follows the terminal to its present size; true where that is another one.
  func adoptSize() -> Bool {
    if let wanted = TerminalSize.current(of: options.output), wanted != Self.windowSize() {
      cn_screen_resize(Int32(wanted.width), Int32(wanted.height))
    }
    let before = size
    size = Self.windowSize()
    guard size != before else { return false }
    shown = nil
    held = nil
    return true
  }

  private func takeOver() {
    cn_rescue_arm(resetSequence, resetSequence.count)
    cn_rescue_install(options.crashNote)
    if isTTY(STDERR_FILENO) { redirectStandardError() }
    channel.write(modes.start)
  }

  /// What a handler of signals is to write is another one from now on.
  func rearm() {
    if !isSuspended, !isClosed { cn_rescue_arm(resetSequence, resetSequence.count) }
  }

  private var resetSequence: [CChar] {
    var own = [CChar](repeating: 0, count: 256)
    let length = cn_screen_reset_sequence(&own, own.count)
    let pictures = driver?.rescue ?? []
    return pictures.map { CChar(bitPattern: $0) } + modes.end.map { CChar(bitPattern: $0) } + own[..<length]
      + modes.farewell.map { CChar(bitPattern: $0) }
  }

  private func redirectStandardError() {
    switch options.standardError {
    case .untouched: break
    case .caught: _ = cn_stderr_redirect(-1)
    case .descriptor(let descriptor): _ = cn_stderr_redirect(descriptor)
    }
  }

  /// Switches everything off that was switched on, by `leave` what ncurses did; a terminal that is stuck loses frames.
  private func release(_ leave: () -> Void, whenStuck leaveStuck: () -> Void) {
    awaitLateAnswers()
    channel.flush(patiently: true)
    if channel.isBacklogged || !channel.isWritable {
      channel.discard()
      cn_rescue_restore()
      leaveStuck()
    } else {
      channel.write((driver?.farewell ?? []) + modes.end)
      leave()
      channel.write(modes.farewell)
    }
    driver?.forget()
    cn_rescue_disarm()
    cn_rescue_settings()
    cn_stderr_restore()
    shown = nil
    held = nil
  }

  private static func windowSize() -> Size {
    var width: Int32 = 0
    var height: Int32 = 0
    cn_screen_size(&width, &height)
    return Size(width: Int(width), height: Int(height))
  }

  private static func makeCanvas(_ profile: TerminalProfile) -> CursesCanvas {
    var hasDefault = false
    let count = profile.depth == .monochrome ? 0 : cn_screen_start_colors(&hasDefault)
    return CursesCanvas(
      colors: CursesColors(count: Int(count), hasDefault: hasDefault, depth: profile.depth),
      pairLimit: Int(cn_screen_pair_limit()), isUnicode: profile.isUnicode)
  }
}
