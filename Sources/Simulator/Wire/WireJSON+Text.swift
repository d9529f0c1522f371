extension WireJSON {
  /// This value as compact JSON text in UTF-8.
  var text: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let text): bytes += text.utf8
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members): Self.write(members, to: &bytes)
    }
  }

  private static func write(_ members: [Member], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(member.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      member.value.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(34)
    // Pictures arrive here as megabytes of Base64: copied in one go when nothing needs an escape.
    let plain = text.utf8.withContiguousStorageIfAvailable { buffer in
      for byte in buffer where byte < 32 || byte == 34 || byte == 92 { return false }
      return true
    }
    if plain == true { bytes += text.utf8 } else { for byte in text.utf8 { escape(byte, to: &bytes) } }
    bytes.append(34)
  }

  private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 34, 92: bytes += [92, byte]
    case 10: bytes += "\\n".utf8
    case 13: bytes += "\\r".utf8
    case 9: bytes += "\\t".utf8
    case 0..<32:
      let digits = Array("0123456789abcdef".utf8)
      bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}
