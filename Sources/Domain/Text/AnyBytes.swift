/// Names of files as text, whatever bytes they are: each byte that is no UTF-8 stands as one of the last private characters
/// of Unicode, which no name has by chance, and becomes a byte again where a file is opened.
package enum AnyBytes {
  /// The characters that stand for the bytes 80 to FF; those in front of them for none.
  private static let first: UInt32 = 0x10FF00

  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let byte = rest.first {
      // One character at a time: what makes one whole is text, and any other byte is one of its own.
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if let part = String(validating: rest.prefix(length), as: UTF8.self) {
        text.append(contentsOf: part.unicodeScalars)
        rest = rest.dropFirst(length)
      } else {
        text.append(Unicode.Scalar(first + UInt32(byte)) ?? "\u{FFFD}")
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  /// The byte that a character stands for; nil for all others.
  package static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= first + 0x80 && scalar.value <= first + 0xFF ? UInt8(scalar.value - first) : nil
  }

  /// A path as the system takes it, with the NUL at its end.
  package static func path(_ text: String) -> [CChar] {
    var bytes: [CChar] = []
    for scalar in text.unicodeScalars {
      if let byte = byte(of: scalar) {
        bytes.append(CChar(bitPattern: byte))
      } else {
        bytes += UTF8.encode(scalar).map { $0.map { CChar(bitPattern: $0) } } ?? []
      }
    }
    return bytes + [0]
  }
}
