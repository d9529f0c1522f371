import Cells

/// What a terminal has answered so far, and what follows from it.
struct PixelAnswers: Equatable {
  private(set) var isComplete = false
  private var isKitty = false
  private var name = ""
  private var attributes: [Int] = []
  private(set) var cell: Size?
  private(set) var registers: Int?

  mutating func take(_ report: TerminalReport) {
    switch report {
    case .kitty(let isFine): isKitty = isFine
    case .name(let name): self.name = name
    case .cell(let size): cell = size
    case .registers(let count): registers = count
    case .attributes(let numbers):
      attributes = numbers
      isComplete = true
    }
  }

  /// How pixels are shown by a terminal of which the environment told nothing.
  var support: PixelSupport {
    let who = name.isEmpty ? "The terminal" : Harmless.line(name)
    if isKitty { return PixelSupport(.kitty, "\(who) answered in kitty's protocol.") }
    if ["WezTerm", "iTerm2", "mintty"].contains(where: name.hasPrefix) {
      return PixelSupport(.iterm2, "This is \(who).")
    }
    if attributes.contains(4) { return PixelSupport(.sixel, "\(who) says that it knows sixel.") }
    let reason =
      isComplete ? "\(who) knows neither kitty's protocol nor sixel." : "The terminal did not answer in time."
    return PixelSupport(nil, reason)
  }
}

/// Text of a terminal's, made harmless.
private enum Harmless {
  static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 && $0.value != 0x7F }))
  }
}
