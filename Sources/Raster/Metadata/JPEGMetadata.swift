/// Our text in a JPEG: one comment, or several when it is long, behind the application markers.
struct JPEGMetadata {
  private let bytes: [UInt8]
  /// Where our comments stand, markers included.
  private var own: [Range<Int>] = []
  /// Behind the application markers at the head: JFIF and EXIF want to be first. In front of an index of several pictures:
  /// it counts from itself to those behind.
  private var place = 2

  private static let prefix = Array(ImageMetadata.mark.utf8) + [0]
  private static let index = Array("MPF".utf8) + [0]
  /// A segment holds 65,533 bytes besides its length.
  private static let most = 65_533 - prefix.count

  init(_ bytes: [UInt8]) throws(RasterError) {
    self.bytes = bytes
    let reader = ByteReader(bytes[...])
    var offset = 2
    var isHead = true
    while reader.byte(at: offset) == 0xFF, let marker = reader.byte(at: offset + 1) {
      // Any marker may be preceded by fill bytes.
      guard marker != 0xFF else {
        offset += 1
        continue
      }
      guard marker != 0xDA, let length = reader.number(at: offset + 2, width: 2), length >= 2 else { break }
      let end = offset + 2 + length
      guard end <= bytes.count else { throw .corrupt(.jpeg, "ends too early") }
      let isOwn = marker == 0xFE && bytes[offset + 4..<end].starts(with: Self.prefix)
      if isOwn { own.append(offset..<end) }
      let isIndex = marker == 0xE2 && bytes[offset + 4..<end].starts(with: Self.index)
      isHead = isHead && (0xE0...0xEF).contains(marker) && !isIndex
      if isHead { place = end }
      offset = end
    }
    guard reader.byte(at: offset + 1) == 0xDA else { throw .corrupt(.jpeg, "has no header") }
  }

  var text: String? {
    guard !own.isEmpty else { return nil }
    let parts = own.flatMap { bytes[$0].dropFirst(4 + Self.prefix.count) }
    return String(validating: parts, as: UTF8.self)
  }

  var stripped: [UInt8] { bytes.removing(own) }

  func embedding(_ text: String) -> [UInt8] {
    let all = Array(text.utf8)
    var segments: [UInt8] = []
    for start in stride(from: 0, to: max(1, all.count), by: Self.most) {
      let body = Self.prefix + all[start..<min(all.count, start + Self.most)]
      segments += [0xFF, 0xFE, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
    }
    // Ours always stand behind `place`, so taking the old ones out does not move it.
    let clean = stripped
    return Array(clean[..<place]) + segments + clean[place...]
  }
}
