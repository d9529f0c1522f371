import Domain

/// Text that comes in pieces, passed on harmless: an end that could be half of a key waits for what follows.
struct TextFeed: Sendable {
  /// The most bytes of text that are kept.
  static let limit = 1 << 20

  private let redactor: Redactor
  private(set) var text = ""
  private var waiting = ""

  /// Whether nothing has come, not even what waits.
  var isEmpty: Bool { text.isEmpty && waiting.isEmpty }

  init(_ redactor: Redactor) { self.redactor = redactor }

  /// The part of the text that is ready to be shown; may be empty.
  mutating func take(_ piece: String) -> String {
    guard text.utf8.count < Self.limit else { return "" }
    waiting += piece
    let tail = waiting.hasSuffix("\r") ? 1 : redactor.unfinishedTail(of: waiting)
    return pass(waiting.dropLast(tail))
  }

  /// What was still waiting.
  mutating func finish() -> String { pass(waiting[...]) }

  private mutating func pass(_ ready: Substring) -> String {
    waiting = String(waiting[ready.endIndex...])
    let shown = Harmless.block(redactor.clean(String(ready)), limit: Self.limit)
    text += shown
    return shown
  }
}
