/// What the chunks of a PNG say about its picture.
struct PNGHeader {
  var width: Int
  var height: Int
  var hasAlpha: Bool
  var isAnimated = false
  var orientation = 1
  /// The file's gamma times 100,000 when its samples must be converted to sRGB's; 0 when not.
  var gamma = 0

  init(_ bytes: [UInt8]) throws(RasterError) {
    let reader = ByteReader(bytes[...])
    guard reader.has("IHDR", at: 12), reader.number(at: 8, width: 4) == 13,
      let width = reader.number(at: 16, width: 4), let height = reader.number(at: 20, width: 4),
      let kind = reader.byte(at: 25)
    else { throw .corrupt(.png, bytes.count < 33 ? "ends too early" : "has no header") }
    guard width > 0, height > 0 else { throw .corrupt(.png, "has a picture without pixels") }
    self.width = width
    self.height = height
    hasAlpha = kind & 4 != 0
    readChunks(reader)
  }

  private mutating func readChunks(_ reader: ByteReader) {
    var offset = 33
    var hasProfile = false
    while let length = reader.number(at: offset, width: 4) {
      let name = String(decoding: reader.slice(at: offset + 4, length: 4), as: UTF8.self)
      switch name {
      // What stands behind the end says nothing of the picture.
      case "IEND": return settleGamma(hasProfile: hasProfile)
      case "tRNS": hasAlpha = true
      case "acTL": isAnimated = true
      case "sRGB", "iCCP", "cICP": hasProfile = true
      case "gAMA": gamma = reader.number(at: offset + 8, width: 4) ?? 0
      case "eXIf":
        orientation = TIFFDirectory(reader.slice(at: offset + 8, length: length))?.orientation ?? orientation
      default: break
      }
      offset += length + 12
    }
    settleGamma(hasProfile: hasProfile)
  }

  private mutating func settleGamma(hasProfile: Bool) {
    // A profile says more than a number, and a gamma near sRGB's means sRGB; absurd ones are ignored.
    if hasProfile || (43_000...48_000).contains(gamma) || !(10_000...500_000).contains(gamma) { gamma = 0 }
  }
}
