/// Base64 by RFC 4648: written in the plain alphabet with padding, read in both alphabets.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")
  static let blank: UInt8 = 0xFE
  private static let invalid: UInt8 = 0xFF

  /// Of each byte its six bits, `blank` or `invalid`.
  static let values: [UInt8] = {
    var table = [UInt8](repeating: invalid, count: 256)
    for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
    // The alphabet for addresses: nothing else is meant by these signs.
    table[Int(UInt8(ascii: "-"))] = 62
    table[Int(UInt8(ascii: "_"))] = 63
    for letter in " \t\r\n".utf8 { table[Int(letter)] = blank }
    return table
  }()

  /// Not within the 24 bits of a group.
  static let noGroup: UInt32 = 1 << 24

  /// What a letter adds to its group of four, for each of the four places; `noGroup` for what is no letter.
  static let groups: [UInt32] = (0..<4).flatMap { place in
    values.map { $0 < 64 ? UInt32($0) << (18 - 6 * UInt32(place)) : noGroup }
  }

  /// The letter of a value below 64.
  static func letter(_ value: UInt8) -> UInt8 { alphabet[Int(value & 63)] }

  static func encode(_ bytes: [UInt8], to out: inout [UInt8]) {
    out.reserveCapacity(out.count + (bytes.count + 2) / 3 * 4)
    var at = 0
    while at + 2 < bytes.count {
      let group = UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
      append(group, letters: 4, to: &out)
      at += 3
    }
    let rest = bytes.count - at
    guard rest > 0 else { return }
    append(UInt32(bytes[at]) << 16 | (rest == 2 ? UInt32(bytes[at + 1]) << 8 : 0), letters: rest + 1, to: &out)
    for _ in rest..<3 { out.append(pad) }
  }

  private static func append(_ group: UInt32, letters: Int, to out: inout [UInt8]) {
    for place in 0..<letters { out.append(alphabet[Int(group >> (18 - 6 * UInt32(place)) & 63)]) }
  }

  /// Strict: nil for letters outside both alphabets, misplaced padding, and nothing at all. Padding may be missing as a
  /// whole, as some encoders leave it out and nothing is lost by it. Blanks and line breaks are skipped, as mail wraps lines.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let decoded = text.withUnsafeBufferPointer { text in
      [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { out, count in
        count = values.withUnsafeBufferPointer { decode(text, values: $0, into: out) } ?? 0
      }
    }
    return decoded.isEmpty ? nil : decoded
  }

  /// Returns how many bytes it wrote; nil when the text is not Base64.
  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, values: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var group: UInt32 = 0
    var letters = 0
    var padding = 0
    var count = 0
    for letter in text {
      let value = values[Int(letter)]
      if value < 64 {
        guard padding == 0 else { return nil }
        group = group << 6 | UInt32(value)
        letters += 1
        guard letters & 3 == 0 else { continue }
        out[count] = UInt8(truncatingIfNeeded: group >> 16)
        out[count + 1] = UInt8(truncatingIfNeeded: group >> 8)
        out[count + 2] = UInt8(truncatingIfNeeded: group)
        count += 3
      } else if letter == pad {
        padding += 1
      } else if value != blank {
        return nil
      }
    }
    return finish(group, letters: letters & 3, padding: padding, into: out, count)
  }

  private static func finish(
    _ group: UInt32, letters: Int, padding: Int, into out: UnsafeMutableBufferPointer<UInt8>, _ count: Int
  ) -> Int? {
    switch (letters, padding) {
    case (0, 0): return count
    case (2, 2), (2, 0):
      out[count] = UInt8(truncatingIfNeeded: group >> 4)
      return count + 1
    case (3, 1), (3, 0):
      out[count] = UInt8(truncatingIfNeeded: group >> 10)
      out[count + 1] = UInt8(truncatingIfNeeded: group >> 2)
      return count + 2
    default: return nil
    }
  }
}
