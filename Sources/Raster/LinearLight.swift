import Glibc

/// Tables between 8-bit sRGB and linear light, in which colours may be averaged.
///
/// Averaged as they are stored, the pixels of a fine black and white pattern give 128, which is far darker than the
/// pattern looks; in linear light they give 188.
enum LinearLight {
  /// Linear light of each 8-bit value, 0 to 65535.
  static let table: [UInt16] = (0..<256).map { LightCurves.number(TransferCurve.sRGB.light(Double($0) / 255)) }

  /// The 8-bit value for linear light in steps of 1/4095.
  static let inverse: [UInt8] = (0..<4096).map { UInt8((encode(Double($0) / 4095) * 255).rounded()) }

  /// Writes a premultiplied sum of light as one straight RGBA pixel. `light` holds red, green and blue times alpha,
  /// then alpha, where an opaque white pixel is 65535 * 255 in each colour and 255 in alpha, times `weight`.
  @inline(__always)
  static func store(
    _ light: SIMD4<Float>, weight: Float, inverse: UnsafePointer<UInt8>, to pixel: UnsafeMutablePointer<UInt8>
  ) {
    let alpha = light.w / weight
    guard alpha > 0.25 else {
      pixel.update(repeating: 0, count: 4)
      return
    }
    let mean = light * (4095 / (65535 * light.w)) + 0.5
    pixel[0] = inverse[min(4095, Int(mean.x))]
    pixel[1] = inverse[min(4095, Int(mean.y))]
    pixel[2] = inverse[min(4095, Int(mean.z))]
    pixel[3] = UInt8(min(255, alpha + 0.5))
  }

  /// One straight RGBA pixel as light times alpha, then alpha: see `store`.
  @inline(__always)
  static func load(_ pixel: UnsafePointer<UInt8>, table: UnsafePointer<UInt16>) -> SIMD4<Float> {
    let alpha = Int32(pixel[3])
    return SIMD4<Float>(
      Float(Int32(table[Int(pixel[0])]) * alpha), Float(Int32(table[Int(pixel[1])]) * alpha),
      Float(Int32(table[Int(pixel[2])]) * alpha), Float(alpha))
  }

  static func cubeRoot(_ value: Float) -> Float { cbrtf(value) }

  private static func encode(_ value: Double) -> Double {
    value <= 0.0031308 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055
  }
}
