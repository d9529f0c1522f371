/// Reads a QOI, whose pixels are each told from the one before.
struct QOIReader {
  private let reader: ByteReader

  init(_ bytes: [UInt8]) { reader = ByteReader(bytes[...]) }

  /// Rows of RGBA, handed out one by one; false where the data ends before them.
  func read(width: Int, height: Int, _ row: (UnsafePointer<UInt8>) -> Void) -> Bool {
    var line = [UInt8](repeating: 0, count: width * 4)
    var seen = [SIMD4<UInt8>](repeating: .zero, count: 64)
    var pixel = SIMD4<UInt8>(0, 0, 0, 255)
    var (offset, run) = (14, 0)
    for _ in 0..<height {
      for x in 0..<width {
        if run > 0 {
          run -= 1
        } else {
          guard let (next, length, more) = step(at: offset, pixel, seen) else { return false }
          (pixel, run) = (next, more)
          offset += length
          seen[Self.place(of: pixel)] = pixel
        }
        for channel in 0..<4 { line[x * 4 + channel] = pixel[channel] }
      }
      line.withUnsafeBufferPointer { line in if let start = line.baseAddress { row(start) } }
    }
    return true
  }

  private static func place(of pixel: SIMD4<UInt8>) -> Int {
    (Int(pixel.x) * 3 + Int(pixel.y) * 5 + Int(pixel.z) * 7 + Int(pixel.w) * 11) % 64
  }

  /// The next pixel, the bytes that tell it, and how often it comes again.
  private func step(
    at offset: Int, _ pixel: SIMD4<UInt8>, _ seen: [SIMD4<UInt8>]
  ) -> (SIMD4<UInt8>, Int, Int)? {
    guard let byte = reader.byte(at: offset) else { return nil }
    let low = byte & 63
    switch (byte, byte >> 6) {
    case (0xFE, _), (0xFF, _):
      let count = byte == 0xFE ? 3 : 4
      let stored = Array(reader.slice(at: offset + 1, length: count))
      guard stored.count == count else { return nil }
      return (SIMD4(stored[0], stored[1], stored[2], count == 4 ? stored[3] : pixel.w), count + 1, 0)
    case (_, 0): return (seen[Int(low)], 1, 0)
    case (_, 1): return (pixel &+ SIMD4(low >> 4 &- 2, low >> 2 & 3 &- 2, low & 3 &- 2, 0), 1, 0)
    case (_, 2):
      guard let second = reader.byte(at: offset + 1) else { return nil }
      let green = low &- 32
      return (pixel &+ SIMD4(green &+ (second >> 4) &- 8, green, green &+ (second & 15) &- 8, 0), 2, 0)
    default: return (pixel, 1, Int(low))
    }
  }
}
