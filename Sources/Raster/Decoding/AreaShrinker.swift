import Cells

/// Shrinks a picture that arrives row by row: each target pixel is the mean light of exactly the area it covers.
///
/// Alpha is premultiplied, so transparent pixels lend no colour to their neighbours. It holds one row of sums and the
/// target, never the source.
struct AreaShrinker {
  let source: Size
  let target: Size
  private let light: LightReader
  private let spans: [PixelSpan]
  /// The row that came last, summed over each span.
  private var line: [SIMD4<Float>]
  /// The rows since the last finished target row, weighted.
  private var sums: [SIMD4<Float>]
  private(set) var pixels: [UInt8]
  /// Source rows taken and target rows finished.
  private(set) var taken = 0
  private var finished = 0

  /// `target` must be no larger than `source` on either side, and neither empty.
  init(from source: Size, to target: Size, layout: SampleLayout = .rgba, curves: LightCurves = .sRGB) {
    self.source = source
    self.target = target
    light = LightReader(layout, curves)
    spans = (0..<target.width).map { PixelSpan($0, from: source.width, to: target.width) }
    line = Array(repeating: .zero, count: target.width)
    sums = line
    pixels = Array(repeating: 0, count: target.width * target.height * 4)
  }

  /// Takes the next source row, `source.width` pixels of its layout.
  mutating func add(_ row: UnsafePointer<UInt8>) {
    guard taken < source.height else { return }
    light.sum(row, over: spans, to: &line)
    // A source row is `target.height` units high and a target row `source.height`, so all borders are whole numbers.
    let top = taken * target.height
    let bottom = top + target.height
    let border = (finished + 1) * source.height
    taken += 1
    if bottom < border { return add(1) }
    add(Float(border - top) / Float(target.height))
    finishRow()
    let rest = Float(bottom - border) / Float(target.height)
    for x in sums.indices { sums[x] = line[x] * rest }
  }

  /// The target picture; what has no rows yet is clear.
  func finish() -> Bitmap? { Bitmap(width: target.width, height: target.height, pixels: pixels) }

  /// Whether all rows have come.
  var isWhole: Bool { taken == source.height }

  private mutating func add(_ share: Float) {
    sums.withUnsafeMutableBufferPointer { sums in
      line.withUnsafeBufferPointer { line in
        for x in sums.indices { sums[x] += line[x] * share }
      }
    }
  }

  private mutating func finishRow() {
    let weight = Float(source.width) / Float(target.width) * Float(source.height) / Float(target.height)
    let offset = finished * target.width * 4
    pixels.withUnsafeMutableBufferPointer { pixels in
      LinearLight.inverse.withUnsafeBufferPointer { inverse in
        guard let pixels = pixels.baseAddress, let inverse = inverse.baseAddress else { return }
        for x in 0..<target.width {
          LinearLight.store(sums[x], weight: weight, inverse: inverse, to: pixels + offset + x * 4)
        }
      }
    }
    finished += 1
  }
}
