/// Reads a BMP: rows of numbers or of places in a palette, packed by runs in some.
struct BMPReader {
  let width: Int
  /// Whole; the rows of most files run from the bottom.
  let height: Int
  private let reader: ByteReader
  private let isUpsideDown: Bool
  private let bits: Int
  private let packing: Int
  private let start: Int
  private var masks: [UInt32] = []
  private var palette: [[UInt8]] = []

  init(_ bytes: [UInt8]) throws(RasterError) {
    reader = ByteReader(bytes[...], isLittleEndian: true)
    guard let start = reader.number(at: 10, width: 4), let header = reader.number(at: 14, width: 4) else {
      throw .corrupt(.bmp, "ends too early")
    }
    let isOld = header == 12
    guard let width = reader.number(at: 18, width: isOld ? 2 : 4),
      let height = reader.number(at: isOld ? 20 : 22, width: isOld ? 2 : 4),
      let bits = reader.number(at: isOld ? 24 : 28, width: 2)
    else { throw .corrupt(.bmp, "ends too early") }
    let signed = isOld ? height : Int(Int32(truncatingIfNeeded: height))
    (self.width, self.height, isUpsideDown) = (width, abs(signed), signed > 0)
    (self.bits, self.start) = (bits, start)
    packing = isOld ? 0 : reader.number(at: 30, width: 4) ?? 0
    guard [1, 2, 4, 8, 16, 24, 32].contains(bits), [0, 1, 2, 3, 6].contains(packing), width > 0, self.height > 0 else {
      throw .unsupported(.bmp, "an unusual coding")
    }
    if bits > 8 { masks = readMasks(header) } else { palette = readPalette(header, isOld) }
  }

  private func readMasks(_ header: Int) -> [UInt32] {
    guard packing == 3 || packing == 6 else {
      return bits == 16 ? [0x7C00, 0x3E0, 0x1F, 0] : [0xFF0000, 0xFF00, 0xFF, 0]
    }
    let count = packing == 6 || header >= 56 ? 4 : 3
    let stored = (0..<count).map { UInt32(reader.number(at: 54 + $0 * 4, width: 4) ?? 0) }
    return stored + (count == 3 ? [0] : [])
  }

  private func readPalette(_ header: Int, _ isOld: Bool) -> [[UInt8]] {
    let said = isOld ? 0 : reader.number(at: 46, width: 4) ?? 0
    let (count, step) = (said == 0 ? 1 << bits : min(said, 256), isOld ? 3 : 4)
    return (0..<count).map { Array(reader.slice(at: 14 + header + $0 * step, length: 3)) }
  }

  /// RGBA from the top; what is missing is clear.
  func read() -> (pixels: [UInt8], isWhole: Bool) {
    var pixels = [UInt8](repeating: 0, count: width * height * 4)
    if packing == 1 || packing == 2 {
      var runs = BMPRuns(reader.slice(at: start, length: reader.count), isHalf: packing == 2)
      let isWhole = runs.read { x, y, place in set(x, y, place, &pixels) }
      return (pixels, isWhole)
    }
    let stride = (width * bits + 31) / 32 * 4
    for y in 0..<height {
      let row = ByteReader(reader.slice(at: start + y * stride, length: stride), isLittleEndian: true)
      guard row.count >= (width * bits + 7) / 8 else { return (pixels, false) }
      for x in 0..<width { set(x, y, Self.sample(x, bits, row), &pixels) }
    }
    return (pixels, true)
  }

  private static func sample(_ x: Int, _ bits: Int, _ row: ByteReader) -> Int {
    guard bits < 8 else { return row.number(at: x * bits / 8, width: bits / 8) ?? 0 }
    let byte = Int(row.byte(at: x * bits / 8) ?? 0)
    return byte >> (8 - bits - x * bits % 8) & (1 << bits - 1)
  }

  private func set(_ x: Int, _ stored: Int, _ sample: Int, _ pixels: inout [UInt8]) {
    let y = isUpsideDown ? height - 1 - stored : stored
    guard x < width, y >= 0, y < height else { return }
    let target = (y * width + x) * 4
    if bits > 8 {
      for channel in 0..<3 { pixels[target + channel] = Self.scaled(UInt32(sample), masks[channel]) }
      pixels[target + 3] = masks[3] == 0 ? 255 : Self.scaled(UInt32(sample), masks[3])
    } else if sample < palette.count, palette[sample].count == 3 {
      for channel in 0..<3 { pixels[target + channel] = palette[sample][2 - channel] }
      pixels[target + 3] = 255
    }
  }

  /// The bits under a mask as 0 to 255.
  private static func scaled(_ sample: UInt32, _ mask: UInt32) -> UInt8 {
    guard mask != 0 else { return 0 }
    let shift = UInt32(mask.trailingZeroBitCount)
    let most = UInt64(mask >> shift)
    return UInt8(clamping: (UInt64((sample & mask) >> shift) * 510 + most) / (2 * most))
  }
}
