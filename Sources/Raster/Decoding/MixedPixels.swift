/// Sums the light of pixels whose colours are not sRGB's, along a row.
///
/// Each pixel is brought into what a screen can show before it counts, as a picture that was converted first would be.
struct MixedPixels {
  private let red: UnsafePointer<SIMD4<Float>>
  private let green: UnsafePointer<SIMD4<Float>>
  private let blue: UnsafePointer<SIMD4<Float>>
  /// 16 bits are too many for a table: their upper ones count.
  private let shift: Int

  /// - Parameters:
  ///   - parts: those of `LightCurves`, `steps` of each colour.
  ///   - bits: of a sample.
  init(_ parts: UnsafePointer<SIMD4<Float>>, _ steps: Int, bits: Int) {
    (red, green, blue) = (parts, parts + steps, parts + 2 * steps)
    shift = max(0, bits - steps.trailingZeroBitCount)
  }

  func gray<Sample: FixedWidthInteger>(_ span: PixelSpan, _ row: UnsafePointer<Sample>) -> SIMD4<Float> {
    255 * sum(span) { place in light(row[place], row[place], row[place]) }
  }

  func rgb<Sample: FixedWidthInteger>(_ span: PixelSpan, _ row: UnsafePointer<Sample>) -> SIMD4<Float> {
    255 * sum(span) { place in light(row[place &* 3], row[place &* 3 &+ 1], row[place &* 3 &+ 2]) }
  }

  func rgba<Sample: FixedWidthInteger>(_ span: PixelSpan, _ row: UnsafePointer<Sample>) -> SIMD4<Float> {
    let most = Float(Int(Sample.max)) / 255
    return sum(span) { place in
      let pixel = row + place &* 4
      return light(pixel[0], pixel[1], pixel[2]) * (Float(Int(pixel[3])) / most)
    }
  }

  @inline(__always)
  private func light<Sample: FixedWidthInteger>(_ r: Sample, _ g: Sample, _ b: Sample) -> SIMD4<Float> {
    let sum = red[Int(r) &>> shift] + green[Int(g) &>> shift] + blue[Int(b) &>> shift]
    return sum.clamped(lowerBound: .zero, upperBound: SIMD4(65535, 65535, 65535, 1))
  }

  @inline(__always)
  private func sum(_ span: PixelSpan, _ light: (Int) -> SIMD4<Float>) -> SIMD4<Float> {
    var whole = light(span.first) * span.firstWeight
    var place = span.first &+ 1
    while place < span.last {
      whole += light(place)
      place &+= 1
    }
    return span.last > span.first ? whole + light(span.last) * span.lastWeight : whole
  }
}
