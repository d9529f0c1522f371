import Cells

/// Takes the rows of a decoder as they come, and keeps no more of them than the picture that is wanted.
struct RowSink {
  private let source: Size
  private let target: Size
  private let layout: SampleLayout
  private var pixels: [UInt8] = []
  private var shrinker: AreaShrinker?
  private var transform: ProfileTransform?
  private var converted: [UInt8] = []
  /// Rows that came.
  private(set) var rows = 0

  /// `target` must be no larger than `source` on either side.
  init(from source: Size, to target: Size, layout: SampleLayout, color: SampleColor) {
    self.source = source
    self.target = target
    var (layout, curves) = (layout, LightCurves?.none)
    switch color {
    case .sRGB: break
    case .curves(let those): curves = those
    case .transform(let handle):
      transform = handle
      if layout == .inks { layout = .rgb }
      converted = [UInt8](repeating: 0, count: source.width * layout.bytes)
    }
    self.layout = layout
    if target != source || curves != nil || layout.isWide {
      shrinker = AreaShrinker(from: source, to: target, layout: layout, curves: curves ?? .sRGB)
    } else {
      pixels.reserveCapacity(source.width * source.height * 4)
    }
  }

  mutating func add(_ row: UnsafePointer<UInt8>) {
    rows += 1
    guard let transform else { return take(row) }
    // Out of the sink while it is used, which lends it to nobody else meanwhile.
    var line = converted
    converted = []
    line.withUnsafeMutableBufferPointer { line in
      guard let start = line.baseAddress else { return }
      transform.convert(row, to: start, count: source.width)
      take(start)
    }
    converted = line
  }

  private mutating func take(_ row: UnsafePointer<UInt8>) {
    if shrinker == nil {
      copy(row)
    } else {
      shrinker?.add(row)
    }
  }

  /// The picture, clear where rows are missing; nil where none came.
  consuming func finish() -> Bitmap? {
    guard rows > 0 else { return nil }
    if let shrinker { return shrinker.finish() }
    let missing = source.width * source.height * 4 - pixels.count
    if missing > 0 { pixels.append(contentsOf: repeatElement(0, count: missing)) }
    return Bitmap(width: source.width, height: source.height, pixels: pixels)
  }

  private mutating func copy(_ row: UnsafePointer<UInt8>) {
    guard layout != .rgba else {
      pixels.append(contentsOf: UnsafeBufferPointer(start: row, count: source.width * 4))
      return
    }
    let (step, stride) = (layout.channels, layout == .gray ? 0 : 1)
    for x in 0..<source.width {
      let pixel = row + x * step
      pixels.append(pixel[0])
      pixels.append(pixel[stride])
      pixels.append(pixel[2 * stride])
      pixels.append(255)
    }
  }

  /// The callback of the C decoders: `context` points to a sink.
  static let callback: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?) -> Int32 = { context, row in
    guard let row else { return 0 }
    context?.assumingMemoryBound(to: RowSink.self).pointee.add(row)
    return 1
  }
}
