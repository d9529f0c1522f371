/// Collects a bracketed paste up to a cap; what is beyond it is read and dropped.
struct PasteCollector {
  static let capacity = 1 << 20
  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// The last bytes, which may be the beginning of the end mark.
  private var tail: [UInt8] = []

  init() {}

  /// True when the byte completes the end mark.
  mutating func push(_ byte: UInt8) -> Bool {
    if tail.isEmpty, byte != 0x1B {
      keep(byte)
      return false
    }
    tail.append(byte)
    while !tail.isEmpty, !Self.end.starts(with: tail) { keep(tail.removeFirst()) }
    return tail.count == Self.end.count
  }

  /// The text so far, its line ends as newlines.
  var text: String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 13 { result.append(10) } else if byte != 10 || previous != 13 { result.append(byte) }
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.capacity { bytes.append(byte) }
  }
}
