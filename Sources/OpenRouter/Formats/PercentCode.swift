/// Text in which bytes stand as `%2B`, as in addresses.
enum PercentCode {
  /// What is no escape stays as it is.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = value(rest.prefix(2)) {
        out.append(value)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return out
  }

  private static func value(_ digits: ArraySlice<UInt8>) -> UInt8? {
    let values = digits.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard values.count == 2, let high = values[0], let low = values[1] else { return nil }
    return UInt8(high << 4 | low)
  }
}
