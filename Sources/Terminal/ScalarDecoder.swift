/// Makes scalars of UTF-8 that comes byte by byte; what is not UTF-8 becomes U+FFFD.
struct ScalarDecoder {
  private var pending: [UInt8] = []
  private var expected = 0

  /// The scalars that a byte completes: none, one, or two where it also shows the ones before it to be broken.
  mutating func push(_ byte: UInt8) -> [Unicode.Scalar] {
    if byte & 0xC0 == 0x80 { return pushContinuation(byte) }
    var found: [Unicode.Scalar] = pending.isEmpty ? [] : ["\u{FFFD}"]
    pending = []
    switch byte {
    case 0..<0x80: found.append(Unicode.Scalar(byte))
    case 0xC2..<0xE0: begin(byte, length: 2)
    case 0xE0..<0xF0: begin(byte, length: 3)
    case 0xF0..<0xF5: begin(byte, length: 4)
    default: found.append("\u{FFFD}")
    }
    return found
  }

  private mutating func begin(_ byte: UInt8, length: Int) {
    pending = [byte]
    expected = length
  }

  private mutating func pushContinuation(_ byte: UInt8) -> [Unicode.Scalar] {
    guard !pending.isEmpty else { return ["\u{FFFD}"] }
    pending.append(byte)
    guard pending.count == expected else { return [] }
    let text = String(validating: pending, as: UTF8.self)
    pending = []
    return [text?.unicodeScalars.first ?? "\u{FFFD}"]
  }
}
