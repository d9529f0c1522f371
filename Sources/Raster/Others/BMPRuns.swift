/// The runs of equal places that some BMPs are packed in.
struct BMPRuns {
  private let reader: ByteReader
  /// Whether a byte holds two places.
  private let isHalf: Bool
  private var offset = 0

  init(_ bytes: ArraySlice<UInt8>, isHalf: Bool) {
    reader = ByteReader(bytes)
    self.isHalf = isHalf
  }

  /// Hands out places with column and row; false where the data ends before its end is marked.
  mutating func read(_ set: (Int, Int, Int) -> Void) -> Bool {
    var (x, y) = (0, 0)
    while let count = reader.byte(at: offset), let value = reader.byte(at: offset + 1) {
      offset += 2
      switch (count, value) {
      case (0, 0): (x, y) = (0, y + 1)
      case (0, 1): return true
      case (0, 2):
        guard let right = reader.byte(at: offset), let down = reader.byte(at: offset + 1) else { return false }
        (x, y) = (x + Int(right), y + Int(down))
        offset += 2
      case (0, _):
        for index in 0..<Int(value) { set(x + index, y, place(index, reader.byte(at: offset + index / step))) }
        x += Int(value)
        let bytes = (Int(value) + step - 1) / step
        offset += bytes + bytes & 1
      default:
        for index in 0..<Int(count) { set(x + index, y, place(index, value)) }
        x += Int(count)
      }
    }
    return false
  }

  private var step: Int { isHalf ? 2 : 1 }

  private func place(_ index: Int, _ byte: UInt8?) -> Int {
    let byte = Int(byte ?? 0)
    return isHalf ? (index % 2 == 0 ? byte >> 4 : byte & 15) : byte
  }
}
