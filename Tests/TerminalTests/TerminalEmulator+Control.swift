import Cells

extension TerminalEmulator {
  /// Does what `ESC [ parameters final` asks for.
  mutating func obey(_ bytes: [UInt8], _ final: UInt8) {
    let text = String(decoding: bytes, as: UTF8.self)
    let name = "CSI \(text)\(Character(Unicode.Scalar(final)))"
    if let first = bytes.first, (0x3C..<0x40).contains(first) { return setMode(text, final, name) }
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    let second = max(1, numbers.count > 1 ? numbers[1] : 1)
    switch final {
    case UInt8(ascii: "A"): move(to: Point(x: cursor.x, y: cursor.y - count))
    case UInt8(ascii: "B"): move(to: Point(x: cursor.x, y: cursor.y + count))
    case UInt8(ascii: "C"): move(to: Point(x: cursor.x + count, y: cursor.y))
    case UInt8(ascii: "D"): move(to: Point(x: cursor.x - count, y: cursor.y))
    case UInt8(ascii: "G"): move(to: Point(x: count - 1, y: cursor.y))
    case UInt8(ascii: "d"): move(to: Point(x: cursor.x, y: count - 1))
    case UInt8(ascii: "H"), UInt8(ascii: "f"): move(to: Point(x: second - 1, y: count - 1))
    case UInt8(ascii: "S"): scroll(count)
    case UInt8(ascii: "T"): scroll(-count)
    case UInt8(ascii: "L"): if region.contains(cursor.y) { shift(cursor.y..<region.upperBound, by: -count) }
    case UInt8(ascii: "M"): if region.contains(cursor.y) { shift(cursor.y..<region.upperBound, by: count) }
    case UInt8(ascii: "b"): self.repeat(count)
    case UInt8(ascii: "m"): restyle(text.isEmpty ? [0] : numbers)
    case UInt8(ascii: "r"): setRegion(count, numbers.count > 1 ? second : size.height)
    case UInt8(ascii: "l"), UInt8(ascii: "h"), UInt8(ascii: "t"), UInt8(ascii: "q"): break
    default: erase(final, numbers.first ?? 0, count, name)
    }
  }

  private mutating func erase(_ final: UInt8, _ kind: Int, _ count: Int, _ name: String) {
    let row = cursor.y * size.width
    let here = row + cursor.x
    let end = row + size.width
    switch (final, kind) {
    case (UInt8(ascii: "J"), 0): clear(here..<places.count)
    case (UInt8(ascii: "J"), 1): clear(0..<here + 1)
    case (UInt8(ascii: "J"), 2): clear(0..<places.count)
    case (UInt8(ascii: "K"), 0): clear(here..<end)
    case (UInt8(ascii: "K"), 1): clear(row..<here + 1)
    case (UInt8(ascii: "K"), 2): clear(row..<end)
    case (UInt8(ascii: "X"), _): clear(here..<min(end, here + count))
    case (UInt8(ascii: "P"), _), (UInt8(ascii: "@"), _): moveInRow(final == UInt8(ascii: "P") ? count : -count)
    default: note(name)
    }
  }

  /// Takes characters out at the cursor, or makes room where negative.
  private mutating func moveInRow(_ count: Int) {
    let row = (0..<size.width).map { self[$0, cursor.y] }
    let here = cursor.y * size.width + cursor.x
    clear(here..<(cursor.y + 1) * size.width)
    for x in cursor.x..<size.width where (cursor.x..<size.width).contains(x + count) {
      self[x, cursor.y] = row[x + count]
    }
  }

  private mutating func setRegion(_ top: Int, _ bottom: Int) {
    region = top - 1..<min(bottom, size.height)
    move(to: Point(x: 0, y: 0))
  }

  private mutating func setMode(_ text: String, _ final: UInt8, _ name: String) {
    let isOn = final == UInt8(ascii: "h")
    guard isOn || final == UInt8(ascii: "l") else { return }
    for mode in text.dropFirst().split(separator: ";") {
      switch mode {
      case "7": wraps = isOn
      case "1049": clear(0..<places.count)
      case "1", "12", "25", "1000", "1002", "1006", "2004", "2026": break
      default: note(name)
      }
    }
  }

  private mutating func restyle(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: style = .plain
      case 1: style.attributes.insert(.bold)
      case 2: style.attributes.insert(.dim)
      case 3: style.attributes.insert(.italic)
      case 4: style.attributes.insert(.underline)
      case 7: style.attributes.insert(.reverse)
      case 22: style.attributes.subtract([.bold, .dim])
      case 23: style.attributes.remove(.italic)
      case 24: style.attributes.remove(.underline)
      case 27: style.attributes.remove(.reverse)
      case 38: style.foreground = ink(&rest)
      case 48: style.background = ink(&rest)
      case 39: style.foreground = .terminal
      case 49: style.background = .terminal
      case 30...37: style.foreground = .palette(UInt8(number - 30))
      case 40...47: style.background = .palette(UInt8(number - 40))
      case 90...97: style.foreground = .palette(UInt8(number - 82))
      case 100...107: style.background = .palette(UInt8(number - 92))
      default: note("SGR \(number)")
      }
    }
  }

  private mutating func ink(_ rest: inout ArraySlice<Int>) -> Ink {
    switch rest.popFirst() {
    case 5: return .palette(UInt8(clamping: rest.popFirst() ?? 0))
    case 2:
      let parts = (0..<3).map { _ in UInt8(clamping: rest.popFirst() ?? 0) }
      return .rgb(RGB(parts[0], parts[1], parts[2]))
    default:
      note("a colour of another kind")
      return .terminal
    }
  }
}
