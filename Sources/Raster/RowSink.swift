import Cells

/// Takes the rows of a decoder, either all of them or shrunk while they come.
struct RowSink {
  private let source: Size
  private var pixels: [UInt8] = []
  private var shrinker: AreaShrinker?

  init(from source: Size, to target: Size) {
    self.source = source
    if target != source {
      shrinker = AreaShrinker(from: source, to: target)
    } else {
      pixels.reserveCapacity(source.width * source.height * 4)
    }
  }

  mutating func add(_ row: UnsafePointer<UInt8>) {
    if shrinker == nil {
      pixels.append(contentsOf: UnsafeBufferPointer(start: row, count: source.width * 4))
    } else {
      shrinker?.add(row)
    }
  }

  /// The picture; nil when rows are missing.
  consuming func finish() -> Bitmap? {
    shrinker.map { $0.finish() } ?? Bitmap(width: source.width, height: source.height, pixels: pixels)
  }

  /// The callback of the C decoders: `context` points to a sink.
  static let callback: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?) -> Int32 = { context, row in
    guard let row else { return 0 }
    context?.assumingMemoryBound(to: RowSink.self).pointee.add(row)
    return 1
  }
}
