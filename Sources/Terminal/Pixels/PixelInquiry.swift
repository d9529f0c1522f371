import Cells
import Glibc

/// Finds out how a terminal shows pictures, for a command that has no screen open.
package enum PixelInquiry {
  /// Longer than this no answer is waited for, in milliseconds.
  private static let patience: Int32 = 120

  /// - Parameter asks: whether the terminal may be asked where the environment does not tell.
  package static func support(
    _ wish: PixelWish, _ facts: TerminalFacts, _ environment: [String: String], asks: Bool = true
  ) -> PixelSupport {
    let guess = PixelGuess(wish, facts, environment) { TmuxFacts.ask(environment) }
    let cell = TerminalSize.cell()
    let isKnown = guess.support != nil && (guess.support?.method == nil || cell != nil)
    let answers = !isKnown && asks && guess.canBeAsked && facts.isInputTTY ? ask(guess) : PixelAnswers()
    var support = guess.support ?? (asks ? answers.support : PixelSupport(nil, "The terminal was not asked."))
    support.cell = cell ?? answers.cell
    support.registers = answers.registers ?? support.registers
    return support.settled
  }

  private static func ask(_ guess: PixelGuess) -> PixelAnswers {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return PixelAnswers() }
    var raw = before
    cfmakeraw(&raw)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return PixelAnswers() }
    // What comes too late, or was typed meanwhile, is not for the shell.
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    let questions = TerminalReport.questions(asksKitty: !guess.isTmux)
    guard write(STDOUT_FILENO, questions, questions.count) == questions.count else { return PixelAnswers() }
    return answers()
  }

  private static func answers() -> PixelAnswers {
    var answers = PixelAnswers()
    var decoder = InputDecoder()
    decoder.expectsAnswers = true
    var bytes = [UInt8](repeating: 0, count: 512)
    while !answers.isComplete {
      var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, patience) > 0 else { return answers }
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      guard count > 0 else { return answers }
      for byte in bytes[..<count] { decoder.feed(byte, at: 0) }
      for report in decoder.takeReports() { answers.take(report) }
    }
    return answers
  }
}
