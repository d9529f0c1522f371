/// Repeatable randomness over the plane.
struct Noise: Sendable {
  let seed: UInt32

  /// Another, unrelated randomness.
  func fork(_ number: Int) -> Noise {
    Noise(seed: Self.scramble(seed &+ UInt32(truncatingIfNeeded: number) &* 0x9E37_79B9))
  }

  /// A fixed random number from 0 to 1 for a cell of a grid.
  func cell(_ x: Int, _ y: Int = 0) -> Float {
    let mixed = UInt32(truncatingIfNeeded: x) &* 0x8DA6_B343 ^ UInt32(truncatingIfNeeded: y) &* 0xD816_3841 ^ seed
    return Float(Self.scramble(mixed) >> 8) / 16_777_216
  }

  /// Smooth noise from 0 to 1 with features of about one unit.
  func at(_ x: Float, _ y: Float) -> Float {
    let left = x.rounded(.down)
    let top = y.rounded(.down)
    let (column, row) = (Int(left), Int(top))
    let (u, v) = (smooth(0, 1, x - left), smooth(0, 1, y - top))
    let upper = mix(cell(column, row), cell(column + 1, row), u)
    let lower = mix(cell(column, row + 1), cell(column + 1, row + 1), u)
    return mix(upper, lower, v)
  }

  /// Noise on several scales at once, from 0 to 1, mostly around 0.5.
  func layered(_ x: Float, _ y: Float, _ octaves: Int = 4) -> Float {
    var (sum, weight, scale): (Float, Float, Float) = (0, 0.5, 1)
    for octave in 0..<octaves {
      // Shifting each octave hides the common grid.
      let shift = Float(octave) * 17.31
      sum += at(x * scale + shift, y * scale - shift) * weight
      weight *= 0.5
      scale *= 2.03
    }
    return sum / (1 - 2 * weight + weight)
  }

  /// Like `layered`, with sharp crests near 1.
  func ridged(_ x: Float, _ y: Float, _ octaves: Int = 4) -> Float {
    var (sum, weight, scale, total): (Float, Float, Float, Float) = (0, 0.5, 1, 0)
    for octave in 0..<octaves {
      let shift = Float(octave) * 9.7
      let value = 1 - abs(at(x * scale + shift, y * scale + shift) * 2 - 1)
      sum += value * value * weight
      total += weight
      weight *= 0.5
      scale *= 2.1
    }
    return sum / total
  }

  private static func scramble(_ value: UInt32) -> UInt32 {
    var value = value
    value ^= value >> 16
    value = value &* 0x7FEB_352D
    value ^= value >> 15
    value = value &* 0x846C_A68B
    value ^= value >> 16
    return value
  }
}
