/// Text that comes in UTF-16, with or without its mark, as UTF-8. All other bytes pass as they are.
struct WideText {
  private enum Form { case undecided, narrow, little, big }

  private var form = Form.undecided
  private var waiting: [UInt8] = []

  mutating func narrowed(_ bytes: [UInt8]) -> [UInt8] {
    if form == .narrow { return bytes }
    waiting += bytes
    if form == .undecided, waiting.count > 1 { form = Self.form(waiting[0], waiting[1]) }
    switch form {
    case .undecided: return []
    case .narrow: return finish()
    case .little, .big: return units()
    }
  }

  /// What was still waiting at the end.
  mutating func finish() -> [UInt8] {
    defer { waiting = [] }
    return form == .little || form == .big ? [] : waiting
  }

  /// By the mark, or by the zero beside the first letter.
  private static func form(_ first: UInt8, _ second: UInt8) -> Form {
    switch (first, second) {
    case (0xFF, 0xFE), (0x09...0x7E, 0): .little
    case (0xFE, 0xFF), (0, 0x09...0x7E): .big
    default: .narrow
    }
  }

  private mutating func units() -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(waiting.count / 2)
    for at in stride(from: 0, to: waiting.count - 1, by: 2) {
      let (low, high) = form == .little ? (waiting[at], waiting[at + 1]) : (waiting[at + 1], waiting[at])
      units.append(UInt16(high) << 8 | UInt16(low))
    }
    // The second half of a letter may come with the next piece.
    if let last = units.last, (0xD800..<0xDC00).contains(last) { units.removeLast() }
    waiting.removeFirst(units.count * 2)
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
