/// Base64 that comes letter by letter and is decoded at once.
struct Base64Run {
  private(set) var bytes: [UInt8] = []
  private var group: UInt32 = 0
  /// How many letters of the group are here.
  private(set) var letters = 0
  /// Nothing may follow padding but more of it.
  private(set) var isPadded = false

  /// Makes room for so many letters.
  mutating func reserve(_ letters: Int) {
    if letters > 0 { bytes.reserveCapacity(letters / 4 * 3 + 3) }
  }

  /// The bytes without much room behind them, which growing leaves.
  var fitted: [UInt8] { bytes.capacity - bytes.count < bytes.count / 8 ? bytes : bytes.withUnsafeBytes { Array($0) } }

  /// Whether the byte is one of the 64 letters; takes it over then.
  mutating func take(_ byte: UInt8) -> Bool {
    let value = Base64.values[Int(byte)]
    guard value < 64, !isPadded else { return false }
    group = group << 6 | UInt32(value)
    letters += 1
    if letters == 4 { flush() }
    return true
  }

  /// Takes over letters in whole groups, as far as they go.
  ///
  /// - Returns: how many bytes of the text it took.
  mutating func take(groupsOf text: UnsafeBufferPointer<UInt8>) -> Int {
    guard letters == 0, !isPadded, text.count >= 4 else { return 0 }
    var taken = 0
    bytes += [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { out, count in
      taken = Base64.groups.withUnsafeBufferPointer { Self.decode(text, $0, into: out) }
      count = taken / 4 * 3
    }
    return taken
  }

  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ groups: UnsafeBufferPointer<UInt32>,
    into out: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var (at, count) = (0, 0)
    while at + 4 <= text.count {
      let group =
        groups[Int(text[at])] | groups[256 + Int(text[at + 1])] | groups[512 + Int(text[at + 2])]
        | groups[768 + Int(text[at + 3])]
      guard group < Base64.noGroup else { break }
      out[count] = UInt8(truncatingIfNeeded: group >> 16)
      out[count + 1] = UInt8(truncatingIfNeeded: group >> 8)
      out[count + 2] = UInt8(truncatingIfNeeded: group)
      at += 4
      count += 3
    }
    return at
  }

  /// Takes over bytes that were decoded elsewhere; false in the middle of a group.
  mutating func append(_ decoded: [UInt8]) -> Bool {
    guard letters == 0, !isPadded else { return false }
    bytes += decoded
    return true
  }

  /// A sign of padding: ends the last group. False where there is nothing to pad.
  mutating func pad() -> Bool {
    guard !isPadded else { return true }
    guard letters >= 2 else { return false }
    isPadded = true
    let count = letters - 1
    group <<= 6 * UInt32(4 - letters)
    letters = 0
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: group >> (16 - 8 * UInt32(place)))) }
    group = 0
    return true
  }

  /// The letters of a group that is not whole, as they came.
  mutating func takeUnfinished() -> [UInt8] {
    var rest: [UInt8] = []
    for place in (0..<letters).reversed() {
      let value = UInt8(truncatingIfNeeded: group >> (6 * UInt32(place))) & 63
      rest.append(Base64.letter(value))
    }
    letters = 0
    group = 0
    return rest
  }

  private mutating func flush() {
    bytes.append(UInt8(truncatingIfNeeded: group >> 16))
    bytes.append(UInt8(truncatingIfNeeded: group >> 8))
    bytes.append(UInt8(truncatingIfNeeded: group))
    group = 0
    letters = 0
  }
}
