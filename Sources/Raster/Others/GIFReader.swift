/// Reads the first picture of a GIF.
struct GIFReader {
  let width: Int
  let height: Int
  private let reader: ByteReader
  private var palette: [[UInt8]] = []
  private var clear: Int?
  /// Behind what was read so far.
  private var offset = 13

  init(_ bytes: [UInt8]) throws(RasterError) {
    reader = ByteReader(bytes[...], isLittleEndian: true)
    guard let width = reader.number(at: 6, width: 2), let height = reader.number(at: 8, width: 2),
      let flags = reader.byte(at: 10)
    else { throw .corrupt(.gif, "ends too early") }
    (self.width, self.height) = (width, height)
    if flags & 0x80 != 0 { palette = readPalette(flags) }
  }

  private mutating func readPalette(_ flags: UInt8) -> [[UInt8]] {
    let count = 2 << Int(flags & 7)
    let colors = (0..<count).map { Array(reader.slice(at: offset + $0 * 3, length: 3)) }
    offset += count * 3
    return colors
  }

  /// The picture on a clear canvas, as RGBA; nil for what came of rows that are missing.
  mutating func read() throws(RasterError) -> (pixels: [UInt8], isWhole: Bool) {
    while let kind = reader.byte(at: offset) {
      offset += 1
      switch kind {
      case 0x21: skipExtension()
      case 0x2C: return try readPicture()
      case 0x3B: throw .corrupt(.gif, "holds no picture")
      default: throw .corrupt(.gif, "is damaged")
      }
    }
    throw .corrupt(.gif, "ends too early")
  }

  private mutating func skipExtension() {
    // The number of the colour that stands for none.
    if reader.byte(at: offset) == 0xF9, let flags = reader.byte(at: offset + 2), flags & 1 != 0 {
      clear = reader.byte(at: offset + 5).map(Int.init)
    }
    offset += 1
    _ = readBlocks()
  }

  private mutating func readBlocks() -> [UInt8] {
    var data: [UInt8] = []
    while let length = reader.byte(at: offset), length > 0 {
      data += reader.slice(at: offset + 1, length: Int(length))
      offset += Int(length) + 1
    }
    offset += 1
    return data
  }

  private mutating func readPicture() throws(RasterError) -> (pixels: [UInt8], isWhole: Bool) {
    guard let left = reader.number(at: offset, width: 2), let top = reader.number(at: offset + 2, width: 2),
      let wide = reader.number(at: offset + 4, width: 2), let high = reader.number(at: offset + 6, width: 2),
      let flags = reader.byte(at: offset + 8)
    else { throw .corrupt(.gif, "ends too early") }
    offset += 9
    let colors = flags & 0x80 != 0 ? readPalette(flags) : palette
    guard let bits = reader.byte(at: offset), (2...8).contains(bits), !colors.isEmpty else {
      throw .corrupt(.gif, "is damaged")
    }
    offset += 1
    let places = GIFCodes(readBlocks(), bits: Int(bits)).places(atMost: wide * high)
    var pixels = [UInt8](repeating: 0, count: width * height * 4)
    let rows = flags & 0x40 != 0 ? Self.interlaced(high) : Array(0..<high)
    for (index, place) in places.enumerated() where Int(place) != clear && Int(place) < colors.count {
      let (x, y) = (left + index % wide, top + rows[index / wide])
      let color = colors[Int(place)]
      guard x < width, y < height, color.count == 3 else { continue }
      let target = (y * width + x) * 4
      pixels[target] = color[0]
      pixels[target + 1] = color[1]
      pixels[target + 2] = color[2]
      pixels[target + 3] = 255
    }
    return (pixels, places.count == wide * high)
  }

  private static func interlaced(_ high: Int) -> [Int] {
    [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: high, by: $0.1)) }
  }
}
