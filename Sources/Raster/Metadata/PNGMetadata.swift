/// Our text in a PNG: an uncompressed `iTXt` chunk right behind the header.
///
/// Programs that write the file again may make other kinds of text chunks of it; those are ours by their keyword, too.
struct PNGMetadata {
  private let bytes: [UInt8]
  /// Where our chunks stand, each with length and checksum.
  private var own: [Range<Int>] = []
  /// Whether the file could be followed to its end.
  private var isWhole = false

  private static let headerEnd = 33
  /// Keyword, its end, not compressed, method 0, no language, no translated keyword.
  private static let prefix = keyword + [0, 0, 0, 0]
  private static let keyword = Array(ImageMetadata.mark.utf8) + [0]

  init(_ bytes: [UInt8]) throws(RasterError) {
    self.bytes = bytes
    _ = try PNGHeader(bytes)
    let reader = ByteReader(bytes[...])
    var offset = Self.headerEnd
    while let length = reader.number(at: offset, width: 4), length <= bytes.count - offset - 12 {
      let isText =
        reader.has("iTXt", at: offset + 4) || reader.has("tEXt", at: offset + 4) || reader.has("zTXt", at: offset + 4)
      if isText, reader.slice(at: offset + 8, length: length).starts(with: Self.keyword) {
        own.append(offset..<offset + length + 12)
      }
      if reader.has("IEND", at: offset + 4) {
        isWhole = true
        return
      }
      offset += length + 12
    }
  }

  /// The first that is not compressed.
  var text: String? {
    for range in own {
      let (name, body) = (bytes[range].dropFirst(4).prefix(4), bytes[range].dropFirst(8).dropLast(4))
      if name.elementsEqual("iTXt".utf8), body.starts(with: Self.prefix) {
        return String(validating: body.dropFirst(Self.prefix.count), as: UTF8.self)
      }
      if name.elementsEqual("tEXt".utf8) { return Self.text(of: body.dropFirst(Self.keyword.count)) }
    }
    return nil
  }

  /// Such a chunk is Latin-1 by its rules, but some write UTF-8.
  private static func text(of body: some Sequence<UInt8>) -> String {
    let bytes = Array(body)
    return String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  var stripped: [UInt8] { bytes.removing(own) }

  /// - Throws: for a file that ends too early.
  func embedding(_ text: String) throws(RasterError) -> [UInt8] {
    guard isWhole else { throw .corrupt(.png, "ends too early") }
    let body = Array("iTXt".utf8) + Self.prefix + Array(text.utf8)
    let chunk = (body.count - 4).bigEndianBytes + body + Int(Checksum.crc32(body)).bigEndianBytes
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + chunk.count)
    out += bytes[..<Self.headerEnd]
    out += chunk
    out.append(bytes[Self.headerEnd...], without: own)
    return out
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
    guard !ranges.isEmpty else { return self }
    var out: [UInt8] = []
    out.reserveCapacity(count)
    out.append(self[...], without: ranges)
    return out
  }

  /// Appends bytes but for some of their ranges, which are in order and apart.
  mutating func append(_ bytes: ArraySlice<UInt8>, without ranges: [Range<Int>]) {
    var start = bytes.startIndex
    for range in ranges {
      self += bytes[start..<range.lowerBound]
      start = range.upperBound
    }
    self += bytes[start...]
  }
}
