/// A file without what it tells of people and places: only what its picture needs to look as it does is left.
///
/// Gone are EXIF with its places and makers' notes, XMP, IPTC, comments and texts, thumbnails, and what stands behind
/// the picture. Profiles and other marks of colour stay.
package struct BareFile {
  package let bytes: [UInt8]
  /// Whether anything of somebody else's was left out; our own text counts as nothing.
  package let hasLost: Bool

  /// A file that cannot be followed stays as it is.
  package init(_ bytes: [UInt8]) {
    let own = ImageMetadata.strip(from: bytes)
    let kept =
      switch ImageFormat.sniff(own) {
      case .jpeg: Self.jpeg(own)
      case .png: Self.png(own)
      case .webp: Self.webp(own)
      default: own
      }
    self.bytes = kept
    hasLost = kept.count != own.count
  }

  private static func jpeg(_ bytes: [UInt8]) -> [UInt8] {
    let reader = ByteReader(bytes[...])
    var kept = Array(bytes.prefix(2))
    var offset = 2
    while let marker = JPEGHeader.marker(reader, at: &offset) {
      if marker == 0xD9 { return kept + [0xFF, 0xD9] }
      guard let length = reader.number(at: offset, width: 2), length >= 2 else { return bytes }
      let body = reader.slice(at: offset + 2, length: length - 2)
      if isNeeded(marker, ByteReader(body)) { kept += [0xFF, marker] + reader.slice(at: offset, length: length) }
      offset += length
      guard marker == 0xDA else { continue }
      let end = endOfPixels(reader, from: offset)
      kept += reader.slice(at: offset, length: end - offset)
      offset = end
    }
    return kept
  }

  private static func isNeeded(_ marker: UInt8, _ body: ByteReader) -> Bool {
    switch marker {
    case 0xE0: body.has("JFIF\0", at: 0)
    case 0xE2: body.has("ICC_PROFILE\0", at: 0)
    case 0xEE: body.has("Adobe", at: 0)
    case 0xE1...0xEF, 0xFE: false
    default: true
    }
  }

  /// The next marker but restarts, which stand among the pixels as doubled bytes do.
  private static func endOfPixels(_ reader: ByteReader, from start: Int) -> Int {
    var offset = start
    while let byte = reader.byte(at: offset) {
      if byte == 0xFF, let next = reader.byte(at: offset + 1), next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) {
        return offset
      }
      offset += 1
    }
    return offset
  }

  private static let chunks: Set<String> = [
    "IHDR", "PLTE", "IDAT", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST",
    "pHYs",
    "sPLT", "acTL", "fcTL", "fdAT",
  ]

  private static func png(_ bytes: [UInt8]) -> [UInt8] {
    let reader = ByteReader(bytes[...])
    var kept = Array(bytes.prefix(8))
    var offset = 8
    while let length = reader.number(at: offset, width: 4), length <= bytes.count - offset - 12 {
      let name = String(decoding: reader.slice(at: offset + 4, length: 4), as: UTF8.self)
      let chunk = reader.slice(at: offset, length: length + 12)
      if name == "IEND" { return kept + chunk }
      if chunks.contains(name) { kept += chunk }
      offset += length + 12
    }
    return bytes
  }

  private static func webp(_ bytes: [UInt8]) -> [UInt8] { (try? WebPMetadata(bytes).bare) ?? bytes }
}
