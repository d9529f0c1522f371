import Raster

/// Brings a canvas to its final size.
struct Enlargement {
  private let source: PaintCanvas
  private let width: Int
  private let height: Int

  init(from source: PaintCanvas, width: Int, height: Int) {
    self.source = source
    self.width = width
    self.height = height
  }

  /// In visible blocks, quickly.
  var inBlocks: Bitmap {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 4)
    let columns = (0..<width).map { $0 * source.width / width * 4 }
    var (last, line): (Int, [UInt8]) = (-1, [])
    for y in 0..<height {
      let row = y * source.height / height
      if row != last {
        let start = row * source.width * 4
        line.removeAll(keepingCapacity: true)
        for column in columns { line += source.pixels[start + column..<start + column + 4] }
        last = row
      }
      pixels += line
    }
    return Bitmap(width: width, height: height, pixels: pixels) ?? Bitmap(width: width, height: height)
  }

  /// With soft transitions between the pixels of the source.
  var smooth: Bitmap {
    guard width != source.width || height != source.height else { return inBlocks }
    var pixels = [UInt8](repeating: 255, count: width * height * 4)
    let columns = (0..<width).map { Self.place($0, width, source.width) }
    for y in 0..<height {
      let (upper, lower, down) = Self.place(y, height, source.height)
      for x in 0..<width {
        let (left, right, across) = columns[x]
        let corners = (
          (upper * source.width + left) * 4, (upper * source.width + right) * 4, (lower * source.width + left) * 4,
          (lower * source.width + right) * 4
        )
        for channel in 0..<3 {
          let top =
            Int(source.pixels[corners.0 + channel]) * (256 - across) + Int(source.pixels[corners.1 + channel]) * across
          let base =
            Int(source.pixels[corners.2 + channel]) * (256 - across) + Int(source.pixels[corners.3 + channel]) * across
          pixels[(y * width + x) * 4 + channel] = UInt8((top * (256 - down) + base * down + 32768) >> 16)
        }
      }
    }
    return Bitmap(width: width, height: height, pixels: pixels) ?? Bitmap(width: width, height: height)
  }

  /// The two source positions around a target position and the share of the second, in 256ths.
  private static func place(_ index: Int, _ count: Int, _ sources: Int) -> (Int, Int, Int) {
    let position = max(0, (index * 2 + 1) * sources * 128 / count - 128)
    let first = min(sources - 1, position >> 8)
    return (first, min(sources - 1, first + 1), position & 255)
  }
}
