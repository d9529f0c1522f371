/// Collects a bracketed paste up to a cap; what is beyond it is read and dropped.
struct PasteCollector {
  static let capacity = 1 << 20
  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// The last bytes, which may be the beginning of the end mark.
  private var tail: [UInt8] = []

  init() {}

  /// Whether the end mark is here.
  var isComplete: Bool { tail.count == Self.end.count }

  /// True when the byte completes the end mark.
  mutating func push(_ byte: UInt8) -> Bool {
    if tail.isEmpty, byte != 0x1B {
      keep([byte])
      return false
    }
    tail.append(byte)
    while !tail.isEmpty, !Self.end.starts(with: tail) { keep([tail.removeFirst()]) }
    return isComplete
  }

  /// Takes bytes up to the end of the mark, whole runs of them at once.
  ///
  /// - Returns: how many it took.
  mutating func push(_ bytes: ArraySlice<UInt8>) -> Int {
    var rest = bytes
    while let first = rest.first {
      if tail.isEmpty, first != 0x1B {
        let plain = rest.prefix { $0 != 0x1B }
        keep(plain)
        rest = rest.dropFirst(plain.count)
      } else {
        rest = rest.dropFirst()
        if push(first) { break }
      }
    }
    return bytes.count - rest.count
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

  private mutating func keep(_ more: some Collection<UInt8>) {
    bytes.append(contentsOf: more.prefix(Self.capacity - bytes.count))
  }
}
