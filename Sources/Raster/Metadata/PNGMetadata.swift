/// Our text in a PNG: an uncompressed `iTXt` chunk right behind the header.
struct PNGMetadata {
  private let bytes: [UInt8]
  /// Where our chunks stand, each with length and checksum.
  private var own: [Range<Int>] = []

  private static let headerEnd = 33
  /// Keyword, its end, not compressed, method 0, no language, no translated keyword.
  private static let prefix = Array(ImageMetadata.mark.utf8) + [0, 0, 0, 0, 0]

  init(_ bytes: [UInt8]) throws(RasterError) {
    self.bytes = bytes
    _ = try PNGHeader(bytes)
    let reader = ByteReader(bytes[...])
    var offset = Self.headerEnd
    while let length = reader.number(at: offset, width: 4), length <= bytes.count - offset - 12 {
      let body = reader.slice(at: offset + 8, length: length)
      if reader.has("iTXt", at: offset + 4), body.starts(with: Self.prefix) {
        own.append(offset..<offset + length + 12)
      }
      if reader.has("IEND", at: offset + 4) { return }
      offset += length + 12
    }
    throw .corrupt(.png, "ends too early")
  }

  var text: String? {
    guard let range = own.first else { return nil }
    return String(validating: bytes[range].dropFirst(8 + Self.prefix.count).dropLast(4), as: UTF8.self)
  }

  var stripped: [UInt8] { bytes.removing(own) }

  func embedding(_ text: String) -> [UInt8] {
    let body = Array("iTXt".utf8) + Self.prefix + Array(text.utf8)
    let chunk = (body.count - 4).bigEndianBytes + body + Int(Checksum.crc32(body)).bigEndianBytes
    let clean = stripped
    return Array(clean[..<Self.headerEnd]) + chunk + clean[Self.headerEnd...]
  }
}

/// The checksum that PNG chunks end with.
enum Checksum {
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}

extension Int {
  /// The low four bytes, highest first.
  var bigEndianBytes: [UInt8] { stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) } }

  /// The low `count` bytes, lowest first.
  func littleEndianBytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) } }
}

extension [UInt8] {
  /// Without some ranges, which are in order and apart.
  func removing(_ ranges: [Range<Int>]) -> [UInt8] {
    var out: [UInt8] = []
    var start = 0
    for range in ranges {
      out += self[start..<range.lowerBound]
      start = range.upperBound
    }
    return out + self[start...]
  }
}
