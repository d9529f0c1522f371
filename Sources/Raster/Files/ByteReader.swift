/// Reads numbers and names at any offset of a file; nil past its end.
struct ByteReader {
  let bytes: ArraySlice<UInt8>
  var isLittleEndian: Bool

  /// Shares the storage of `bytes`; offsets count from the start of the slice.
  init(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool = false) {
    self.bytes = bytes
    self.isLittleEndian = isLittleEndian
  }

  var count: Int { bytes.count }

  func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < count ? bytes[bytes.startIndex + offset] : nil
  }

  /// An unsigned number of `width` bytes, at most 4.
  func number(at offset: Int, width: Int) -> Int? {
    guard offset >= 0, width <= 4, offset <= count - width else { return nil }
    var value = 0
    for index in 0..<width {
      let place = isLittleEndian ? width - 1 - index : index
      value = value << 8 | Int(bytes[bytes.startIndex + offset + place])
    }
    return value
  }

  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset <= count - text.utf8CodeUnitCount else { return false }
    let start = bytes.startIndex + offset
    return text.withUTF8Buffer { bytes[start..<start + $0.count].elementsEqual($0) }
  }

  /// At most `length` bytes from an offset; empty past the end.
  func slice(at offset: Int, length: Int) -> ArraySlice<UInt8> {
    guard offset >= 0, offset < count, length > 0 else { return [] }
    let start = bytes.startIndex + offset
    return bytes[start..<start + Swift.min(length, count - offset)]
  }
}
