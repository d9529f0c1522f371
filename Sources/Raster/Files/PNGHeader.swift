/// What the chunks of a PNG say about its picture.
struct PNGHeader {
  var width: Int
  var height: Int
  /// Bits a sample.
  var depth: Int
  var hasAlpha: Bool
  var isGray: Bool
  var isInterlaced: Bool
  var isAnimated = false
  var orientation = 1
  /// The file's gamma times 100,000; nil for none, or an absurd one.
  var gamma: Int?
  var primaries: Primaries?
  var isMarkedSRGB = false
  /// What a mark for video says, which counts before all others.
  var video: ColorMark?
  /// Where the body of the chunk with the profile stands.
  var profile: Range<Int>?

  init(_ bytes: [UInt8]) throws(RasterError) {
    let reader = ByteReader(bytes[...])
    guard reader.has("IHDR", at: 12), reader.number(at: 8, width: 4) == 13,
      let width = reader.number(at: 16, width: 4), let height = reader.number(at: 20, width: 4),
      let depth = reader.byte(at: 24), let kind = reader.byte(at: 25), let interlacing = reader.byte(at: 28)
    else { throw .corrupt(.png, bytes.count < 33 ? "ends too early" : "has no header") }
    guard width > 0, height > 0 else { throw .corrupt(.png, "has a picture without pixels") }
    self.width = width
    self.height = height
    self.depth = Int(depth)
    hasAlpha = kind & 4 != 0
    isGray = kind & 3 == 0
    isInterlaced = interlacing != 0
    readChunks(reader)
  }

  private mutating func readChunks(_ reader: ByteReader) {
    var offset = 33
    var isBeforePixels = true
    while let length = reader.number(at: offset, width: 4) {
      let body = reader.slice(at: offset + 8, length: length)
      switch String(decoding: reader.slice(at: offset + 4, length: 4), as: UTF8.self) {
      // What stands behind the end says nothing of the picture.
      case "IEND": return
      case "IDAT": isBeforePixels = false
      case "tRNS": hasAlpha = true
      case "acTL": isAnimated = true
      case "eXIf": orientation = TIFFDirectory(body)?.orientation ?? orientation
      case let name: if isBeforePixels { readColor(name, ByteReader(body)) }
      }
      offset += length + 12
    }
  }

  private mutating func readColor(_ name: String, _ body: ByteReader) {
    switch name {
    case "sRGB": isMarkedSRGB = true
    case "iCCP": profile = body.bytes.startIndex..<body.bytes.endIndex
    case "gAMA": gamma = body.number(at: 0, width: 4).flatMap { (10_000...500_000).contains($0) ? $0 : nil }
    case "cHRM": readPrimaries(body)
    case "cICP":
      guard body.count == 4, body.byte(at: 2) == 0, body.byte(at: 3) == 1,
        let primaries = body.byte(at: 0).flatMap({ Primaries(code: Int($0)) }),
        let curve = body.byte(at: 1).flatMap({ TransferCurve(code: Int($0)) })
      else { return }
      video = .curve(curve, primaries)
    default: break
    }
  }

  private mutating func readPrimaries(_ body: ByteReader) {
    let numbers = (0..<8).compactMap { body.number(at: $0 * 4, width: 4) }.map { Double($0) / 100_000 }
    guard numbers.count == 8 else { return }
    primaries = Primaries(
      red: [numbers[2], numbers[3]], green: [numbers[4], numbers[5]], blue: [numbers[6], numbers[7]],
      white: [numbers[0], numbers[1]])
  }
}
