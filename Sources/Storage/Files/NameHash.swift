/// A short name for any text, by which files of a cache are told apart: FNV-1a, 64 bits, in hexadecimal.
enum NameHash {
  static func of(_ text: String) -> String {
    let value = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    return String(value, radix: 16)
  }
}
