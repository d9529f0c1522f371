import CNcurses
import Cells
import Glibc

extension NcursesScreen {
  /// How pictures are shown, and why; nil while it is not known yet.
  package var pixelSupport: PixelSupport? { pixelSearch.support }

  /// Goes on with the search, and tells of its end and of another size of a cell.
  func searchForPixels(isResized: Bool) -> InputEvent? {
    for report in decoder.takeReports() { pixelSearch.answers.take(report) }
    if pixelSearch.answers.isComplete { decoder.expectsAnswers = false }
    if pixelSearch.isDue { beginSearch() }
    if pixelSearch.isReady(at: Self.now) { conclude(guess.support ?? pixelSearch.answers.support) }
    let cell = driver == nil ? nil : TerminalSize.cell(of: options.output) ?? pixelSearch.support?.cell
    guard cell != pixelSearch.told else { return nil }
    pixelSearch.told = cell
    return .pixels(cell)
  }

  private func beginSearch() {
    let guess = PixelGuess(options.pixels, facts, options.environment) { TmuxFacts.ask(options.environment) }
    self.guess = guess
    let knowsCell = TerminalSize.cell(of: options.output) != nil
    if let support = guess.support, support.method == nil || knowsCell || !guess.canBeAsked { return conclude(support) }
    decoder.expectsAnswers = true
    pixelSearch.ask(at: Self.now)
    channel.write(TerminalReport.questions(asksKitty: !guess.isTmux))
  }

  private func conclude(_ found: PixelSupport) {
    var support = found
    support.cell = TerminalSize.cell(of: options.output) ?? pixelSearch.answers.cell
    support.registers = pixelSearch.answers.registers ?? support.registers
    pixelSearch.conclude(support.settled)
    driver = support.settled.driver?.driver(
      takesParts: options.environment["TERM_PROGRAM"] == "iTerm.app",
      family: UInt8(truncatingIfNeeded: getpid() % 251 + 1),
      screenHeight: { [weak self] in self?.size.height ?? 0 })
    let isLacking = driver != nil && shown?.seenPlacements.isEmpty == false
    pixelSearch.frameShown(at: Self.now, lacksPixels: isLacking)
    rearm()
  }

  /// What was asked and not answered yet would be typed into the shell: it is waited for, a quarter of a second at most.
  func awaitLateAnswers() {
    let end = Self.now + 250
    while decoder.expectsAnswers, Self.now < end {
      var entry = pollfd(fd: options.input, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, Int32(end - Self.now)) > 0, entry.revents & Int16(POLLIN) != 0 else { return }
      var byte: UInt8 = 0
      guard read(options.input, &byte, 1) == 1 else { return }
      decoder.feed(byte, at: Self.now)
      for report in decoder.takeReports() { pixelSearch.answers.take(report) }
      if pixelSearch.answers.isComplete { decoder.expectsAnswers = false }
    }
  }
}
