/// Cuts bytes into lines, however they come.
struct LineSplitter {
  enum Line: Equatable {
    case whole([UInt8])
    /// It was longer than any message may be, and was passed over.
    case tooLong
  }

  private let limit: Int
  private var held: [UInt8] = []
  private var isSkipping = false

  /// - Parameter limit: bytes of the longest line.
  init(limit: Int = 16 << 20) { self.limit = limit }

  mutating func take(_ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      hold(rest[..<end])
      if let line = finish() { lines.append(line) }
      rest = rest[(end + 1)...]
    }
    hold(rest)
    return lines
  }

  /// What stands behind the last line end, once nothing more comes; nil for nothing.
  mutating func finish() -> Line? {
    defer {
      // A long line's memory is given back.
      held = []
      isSkipping = false
    }
    if isSkipping { return .tooLong }
    if held.last == UInt8(ascii: "\r") { held.removeLast() }
    return held.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? nil : .whole(held)
  }

  private mutating func hold(_ piece: ArraySlice<UInt8>) {
    guard !isSkipping else { return }
    guard held.count + piece.count <= limit else {
      held = []
      isSkipping = true
      return
    }
    held += piece
  }
}
