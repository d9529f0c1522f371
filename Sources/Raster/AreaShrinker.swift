import Cells

/// Shrinks a picture that arrives row by row: each target pixel is the mean light of exactly the area it covers.
///
/// Alpha is premultiplied, so transparent pixels lend no colour to their neighbours. It holds one row of sums and the
/// target, never the source.
struct AreaShrinker {
  /// The source pixels that one target column covers: `first` and `last` in part, those between whole.
  private struct Span {
    var first: Int
    var last: Int
    var firstWeight: Float
    var lastWeight: Float
  }

  let source: Size
  let target: Size
  private let spans: [Span]
  /// The row that came last, summed over each span.
  private var line: [SIMD4<Float>]
  /// The rows since the last finished target row, weighted.
  private var sums: [SIMD4<Float>]
  private(set) var pixels: [UInt8]
  /// Source rows taken and target rows finished.
  private var taken = 0
  private var finished = 0

  /// `target` must be no larger than `source` on either side, and neither empty.
  init(from source: Size, to target: Size) {
    self.source = source
    self.target = target
    spans = (0..<target.width).map { Self.span($0, from: source.width, to: target.width) }
    line = Array(repeating: .zero, count: target.width)
    sums = line
    pixels = Array(repeating: 0, count: target.width * target.height * 4)
  }

  /// Takes the next source row, `source.width` RGBA pixels.
  mutating func add(_ row: UnsafePointer<UInt8>) {
    guard taken < source.height else { return }
    sumLine(row)
    // A source row is `target.height` units high and a target row `source.height`, so all borders are whole numbers.
    let top = taken * target.height
    let bottom = top + target.height
    let border = (finished + 1) * source.height
    let share = Float(min(bottom, border) - top) / Float(target.height)
    for x in 0..<target.width { sums[x] += line[x] * share }
    taken += 1
    guard bottom >= border else { return }
    finishRow()
    let rest = Float(bottom - border) / Float(target.height)
    for x in 0..<target.width { sums[x] = line[x] * rest }
  }

  /// The target picture; nil before all rows have come.
  func finish() -> Bitmap? {
    finished == target.height ? Bitmap(width: target.width, height: target.height, pixels: pixels) : nil
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

  private mutating func sumLine(_ row: UnsafePointer<UInt8>) {
    line.withUnsafeMutableBufferPointer { line in
      LinearLight.table.withUnsafeBufferPointer { table in
        guard let table = table.baseAddress else { return }
        for (x, span) in spans.enumerated() { line[x] = Self.sum(span, row, table) }
      }
    }
  }

  @inline(__always)
  private static func sum(_ span: Span, _ row: UnsafePointer<UInt8>, _ table: UnsafePointer<UInt16>) -> SIMD4<Float> {
    var red = 0
    var green = 0
    var blue = 0
    var alpha = 0
    var pixel = row + (span.first + 1) * 4
    let end = row + span.last * 4
    while pixel < end {
      let opacity = Int(pixel[3])
      red &+= Int(table[Int(pixel[0])]) &* opacity
      green &+= Int(table[Int(pixel[1])]) &* opacity
      blue &+= Int(table[Int(pixel[2])]) &* opacity
      alpha &+= opacity
      pixel += 4
    }
    let whole = SIMD4<Float>(Float(red), Float(green), Float(blue), Float(alpha))
    return whole + LinearLight.load(row + span.first * 4, table: table) * span.firstWeight
      + LinearLight.load(row + span.last * 4, table: table) * span.lastWeight
  }

  private static func span(_ x: Int, from source: Int, to target: Int) -> Span {
    let start = x * source
    let end = start + source
    let first = start / target
    let last = (end - 1) / target
    if first == last { return Span(first: first, last: last, firstWeight: 1, lastWeight: 0) }
    return Span(
      first: first, last: last, firstWeight: Float((first + 1) * target - start) / Float(target),
      lastWeight: Float(end - last * target) / Float(target))
  }
}
