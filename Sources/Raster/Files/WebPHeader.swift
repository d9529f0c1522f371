/// What the chunks of a WebP say about its picture.
struct WebPHeader {
  /// The canvas, which is larger than a frame of an animation may be.
  var width = 0
  var height = 0
  var hasAlpha = false
  var isAnimated = false
  var orientation = 1
  /// Whether the file holds as many bytes as it announces; libwebp shows what it has of the picture otherwise.
  let isWhole: Bool
  /// Whether its pixels are kept exactly; libwebp holds them all then.
  var isLossless = false
  var profile: [UInt8]?
  /// Whether EXIF says so; a profile says more.
  var isAdobeRGB = false

  init(_ bytes: [UInt8]) throws(RasterError) {
    let reader = ByteReader(bytes[...], isLittleEndian: true)
    let announced = reader.number(at: 4, width: 4) ?? .max
    isWhole = announced <= bytes.count - 8
    var offset = 12
    while let length = reader.number(at: offset + 4, width: 4) {
      readChunk(at: offset, length: length, reader)
      offset += 8 + length + length & 1
    }
    guard width > 0, height > 0 else { throw .corrupt(.webp, isWhole ? "has no header" : "ends too early") }
  }

  private mutating func readChunk(at offset: Int, length: Int, _ reader: ByteReader) {
    let body = offset + 8
    isLossless = isLossless || reader.has("VP8L", at: offset) || reader.has("ANMF", at: offset)
    if reader.has("VP8X", at: offset) {
      readExtended(body, reader)
    } else if reader.has("EXIF", at: offset) {
      let exif = TIFFDirectory(reader.slice(at: body, length: length))
      orientation = exif?.orientation ?? orientation
      isAdobeRGB = exif?.isAdobeRGB ?? isAdobeRGB
    } else if reader.has("ICCP", at: offset) {
      profile = Array(reader.slice(at: body, length: length))
    } else if width == 0, reader.has("VP8 ", at: offset), let size = reader.number(at: body + 6, width: 4) {
      width = size & 0x3FFF
      height = size >> 16 & 0x3FFF
    } else if width == 0, reader.has("VP8L", at: offset), let size = reader.number(at: body + 1, width: 4) {
      width = size & 0x3FFF + 1
      height = size >> 14 & 0x3FFF + 1
      hasAlpha = size >> 28 & 1 == 1
    }
  }

  private mutating func readExtended(_ body: Int, _ reader: ByteReader) {
    guard let flags = reader.byte(at: body), let wide = reader.number(at: body + 4, width: 3),
      let high = reader.number(at: body + 7, width: 3)
    else { return }
    width = wide + 1
    height = high + 1
    hasAlpha = flags & 0x10 != 0
    isAnimated = flags & 0x02 != 0
  }
}
