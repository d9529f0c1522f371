import Foundation

/// Red, green and blue from 0 to 1.
typealias Tint = SIMD3<Float>

/// From `a` at 0 to `b` at 1; beyond them it stays.
func mix(_ a: Tint, _ b: Tint, _ share: Float) -> Tint {
  let share = min(1, max(0, share))
  return a + (b - a) * share
}

/// From `a` at 0 to `b` at 1, without bounds.
func mix(_ a: Float, _ b: Float, _ share: Float) -> Float { a + (b - a) * share }

/// 0 below `low`, 1 above `high`, an S between them. `low` may be the larger one.
func smooth(_ low: Float, _ high: Float, _ value: Float) -> Float {
  let share = min(1, max(0, (value - low) / (high - low)))
  return share * share * (3 - 2 * share)
}

/// A colour between several, evenly spaced from 0 to 1.
func ramp(_ colors: [Tint], _ position: Float) -> Tint {
  guard colors.count > 1 else { return colors.first ?? Tint() }
  let scaled = min(0.9999, max(0, position)) * Float(colors.count - 1)
  let index = Int(scaled)
  return mix(colors[index], colors[index + 1], smooth(0, 1, scaled - Float(index)))
}

func hypot(_ x: Float, _ y: Float) -> Float { (x * x + y * y).squareRoot() }

extension Tint {
  /// A colour of `#rrggbb` given as a number.
  init(hex: Int) {
    self.init(Float(hex >> 16 & 255) / 255, Float(hex >> 8 & 255) / 255, Float(hex & 255) / 255)
  }

  /// How bright the eye sees it, 0 to 1.
  var brightness: Float { x * 0.299 + y * 0.587 + z * 0.114 }
}

/// Two to the power of `x`, for glows.
func exp2Fast(_ x: Float) -> Float { Foundation.exp2(x) }
