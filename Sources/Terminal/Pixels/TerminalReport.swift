import Cells

/// What a terminal answers when it is asked what it is.
enum TerminalReport: Equatable {
  /// To a query in kitty's protocol.
  case kitty(isFine: Bool)
  /// Its name and version.
  case name(String)
  /// A cell in pixels.
  case cell(Size)
  /// How many colours sixels may have.
  case registers(Int)
  /// Its attributes, of which 4 is sixel; every terminal answers this, so it is asked last.
  case attributes([Int])

  /// All that is asked, in one go.
  ///
  /// - Parameter asksKitty: tmux would show that question instead of answering it.
  static func questions(asksKitty: Bool) -> [UInt8] {
    let kitty = asksKitty ? "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\" : ""
    return Array("\(kitty)\u{1B}[>q\u{1B}[16t\u{1B}[?1;1;0S\u{1B}[c".utf8)
  }

  /// Reads `ESC P` or `ESC _`, its text and an end.
  init?(text: [UInt8]) {
    let words = String(decoding: text, as: UTF8.self)
    if words.hasPrefix("G") {
      self = .kitty(isFine: words.hasSuffix(";OK"))
    } else if words.hasPrefix(">|") {
      self = .name(String(words.dropFirst(2).prefix(60)))
    } else {
      return nil
    }
  }

  /// Reads `ESC [ parameters final`.
  init?(_ sequence: ControlSequence) {
    let isPrivate = sequence.parameters.first == UInt8(ascii: "?")
    let rest = ControlSequence(
      parameters: Array(sequence.parameters.dropFirst(isPrivate ? 1 : 0)), final: sequence.final)
    let numbers = rest.numbers
    switch (sequence.final, isPrivate) {
    case (UInt8(ascii: "c"), true): self = .attributes(numbers)
    case (UInt8(ascii: "t"), false):
      guard numbers.count == 3, numbers[0] == 6, (1...500).contains(numbers[1]), (1...500).contains(numbers[2]) else {
        return nil
      }
      self = .cell(Size(width: numbers[2], height: numbers[1]))
    case (UInt8(ascii: "S"), true):
      guard numbers.count >= 3, numbers[0] == 1, numbers[1] == 0, numbers[2] > 1 else { return nil }
      self = .registers(numbers[2])
    default: return nil
    }
  }
}
