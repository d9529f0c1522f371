/// What the markers of a JPEG say about its picture, up to its frame header.
struct JPEGHeader {
  var width = 0
  var height = 0
  var orientation = 1
  /// Bits a sample.
  var precision = 8
  /// The low four bits of the frame marker, which name the coding process: 3 and 11 are lossless, 5 and up hierarchical
  /// where bit 2 is set.
  var process = 0
  /// What its pixels are made of.
  var components: [Component] = []
  /// Its colour profile, put together from its parts.
  var profile: [UInt8]?
  /// Whether EXIF says so; a profile says more.
  var isAdobeRGB = false
  /// Whether all components come in one pass.
  var isSinglePass: Bool { process & 3 != 2 && isInterleaved }
  private var isInterleaved = true

  /// One of the parts that make up a pixel, and how many of its samples there are for others, on each side.
  struct Component: Equatable {
    var wide: Int
    var high: Int
  }

  init(_ bytes: [UInt8]) throws(RasterError) {
    let reader = ByteReader(bytes[...])
    var offset = 2
    var parts: [Int: ArraySlice<UInt8>] = [:]
    while let marker = Self.marker(reader, at: &offset) {
      guard let length = reader.number(at: offset, width: 2) else { break }
      guard length >= 2, marker != 0xDA, marker != 0xD9 else { throw .corrupt(.jpeg, "has no header") }
      let body = reader.slice(at: offset + 2, length: length - 2)
      if marker == 0xE1, ByteReader(body).has("Exif\0\0", at: 0), let exif = TIFFDirectory(body) {
        orientation = exif.orientation
        isAdobeRGB = exif.isAdobeRGB
      }
      if marker == 0xE2, ByteReader(body).has("ICC_PROFILE\0", at: 0), let number = ByteReader(body).byte(at: 12) {
        parts[Int(number)] = body.dropFirst(14)
      }
      if Self.isFrame(marker) {
        try readFrame(ByteReader(body), marker)
        if !parts.isEmpty { profile = parts.sorted { $0.key < $1.key }.flatMap(\.value) }
        isInterleaved = Self.passHoldsAll(reader, from: offset + length, components.count)
        return
      }
      offset += length
    }
    throw .corrupt(.jpeg, "ends too early")
  }

  /// Why the picture cannot be decoded; nil when it can.
  var obstacle: String? {
    if process & 3 == 3 { return "lossless coding" }
    if process & 4 != 0 { return "hierarchical coding" }
    return precision == 8 ? nil : "\(precision)-bit samples"
  }

  private mutating func readFrame(_ body: ByteReader, _ marker: UInt8) throws(RasterError) {
    guard let bits = body.byte(at: 0), let high = body.number(at: 1, width: 2), let wide = body.number(at: 3, width: 2)
    else { throw .corrupt(.jpeg, "ends too early") }
    guard high > 0, wide > 0 else { throw .corrupt(.jpeg, "has a picture without pixels") }
    precision = Int(bits)
    height = high
    width = wide
    process = Int(marker & 0x0F)
    components = (0..<Int(body.byte(at: 5) ?? 0)).compactMap { index in
      body.byte(at: 7 + index * 3).map { Component(wide: max(1, Int($0 >> 4)), high: max(1, Int($0 & 15))) }
    }
  }

  /// Whether the first pass has all components; libjpeg holds the whole picture otherwise.
  private static func passHoldsAll(_ reader: ByteReader, from start: Int, _ count: Int) -> Bool {
    var offset = start
    while let marker = marker(reader, at: &offset), let length = reader.number(at: offset, width: 2), length >= 2 {
      if marker == 0xDA { return reader.byte(at: offset + 2).map(Int.init) ?? 0 >= count }
      offset += length
    }
    return true
  }

  /// The next marker that has a body; any bytes before it are skipped, as decoders do.
  static func marker(_ reader: ByteReader, at offset: inout Int) -> UInt8? {
    while let byte = reader.byte(at: offset), let next = reader.byte(at: offset + 1) {
      let isBare = next == 0 || next == 0xFF || next == 1 || (0xD0...0xD8).contains(next)
      if byte == 0xFF, !isBare {
        offset += 2
        return next
      }
      offset += 1
    }
    return nil
  }

  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }
}
