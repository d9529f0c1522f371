import Cells

/// Where the search for a way to show pixels stands, and when pixels are due. Times are monotonic milliseconds.
struct PixelSearch {
  /// Longer than this no answer is waited for.
  private static let patience = 120
  /// A frame that is followed by another one this soon goes without pixels of its own.
  private static let rest = 25

  private enum State {
    case notBegun
    /// The first frame is on the terminal.
    case due
    case asked(since: Int)
    case done
  }

  var answers = PixelAnswers()
  /// What was found; nil until then.
  private(set) var support: PixelSupport?
  /// The size of a cell that the program was told.
  var told: Size?
  private var state = State.notBegun
  private var restingSince: Int?

  /// In how many milliseconds there is something to do; nil where nothing is.
  func deadline(at now: Int) -> Int? {
    let answer: Int? =
      switch state {
      case .due: 0
      case .asked(let since): max(0, since + Self.patience - now)
      case .notBegun, .done: nil
      }
    return [answer, restingSince.map { max(0, $0 + Self.rest - now) }].compactMap { $0 }.min()
  }

  /// A frame is on its way to the terminal.
  mutating func frameShown(at now: Int, lacksPixels: Bool) {
    if case .notBegun = state { state = .due }
    restingSince = lacksPixels ? now : nil
  }

  /// Whether the frame has rested long enough for its pixels.
  mutating func takeRest(at now: Int) -> Bool {
    guard let since = restingSince, now - since >= Self.rest else { return false }
    restingSince = nil
    return true
  }

  var isDue: Bool { if case .due = state { true } else { false } }

  mutating func ask(at now: Int) { state = .asked(since: now) }

  mutating func conclude(_ support: PixelSupport) {
    self.support = support
    state = .done
  }

  /// Whether what was asked is answered, or was waited for long enough.
  func isReady(at now: Int) -> Bool {
    guard case .asked(let since) = state else { return false }
    return answers.isComplete || now - since >= Self.patience
  }
}
