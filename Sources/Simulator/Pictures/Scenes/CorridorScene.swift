import Foundation

/// A corridor in one-point perspective: ribs, panels, strips of light, and a window at its end.
struct CorridorScene: Scene {
  private let noise: Noise
  private let cool: Tint
  private let warm: Tint
  private let base: Tint
  private let aspect: Float
  private let vanishX: Float
  private let vanishY: Float
  private let end: SpaceScene
  private let isRound: Bool

  init(_ stage: Stage) {
    noise = stage.noise.fork(121)
    let named = stage.reading.colors.map(\.tint)
    let pairs: [(Tint, Tint)] = [
      (Tint(0.25, 0.85, 1), Tint(1, 0.55, 0.2)), (Tint(0.45, 0.6, 1), Tint(1, 0.3, 0.5)),
      (Tint(0.3, 1, 0.75), Tint(1, 0.75, 0.3)), (Tint(0.75, 0.5, 1), Tint(0.3, 0.9, 1)),
    ]
    let usual = pairs[Int(stage.chance(122) * 4) % 4]
    cool = named.first ?? usual.0
    warm = named.dropFirst().first ?? usual.1
    base = mix(Tint(0.16, 0.19, 0.25), cool, 0.1)
    aspect = stage.aspect
    vanishX = (stage.chance(123) - 0.5) * 0.12 * stage.aspect
    vanishY = 0.47
    end = SpaceScene(stage, closeUp: true)
    isRound = stage.reading.has("tunnel", "portal") || stage.chance(124) < 0.25
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    let wide = max(0.62, aspect * 0.52)
    let (u, v) = ((x - vanishX) / wide, (y - vanishY) / 0.53)
    let reach = reach(u, v)
    guard reach > 0.13 else { return window(u, v, reach) }
    let depth = 1 / reach
    var color = wall(u, v, reach, depth)
    // The light of the end fills the far part of the corridor.
    let fog = smooth(1.6, 8.2, depth)
    color = mix(color, mix(cool, Tint(repeating: 1), 0.35) * 0.62, fog * 0.75)
    return color * (0.35 + 0.75 * smooth(1.5, 0.5, hypot(x / aspect * 1.3, y - 0.5)))
  }

  /// How far a point is from the vanishing point, 1 at the mouth: an octagon, or a circle for tunnels.
  private func reach(_ u: Float, _ v: Float) -> Float {
    isRound ? hypot(u, v) * 0.92 : max(abs(u), abs(v), (abs(u) + abs(v)) * 0.7)
  }

  private func wall(_ u: Float, _ v: Float, _ reach: Float, _ depth: Float) -> Tint {
    let angle = atan2(v, u)
    let isFloor = v > abs(u) * 0.72
    let isCeiling = -v > abs(u) * 0.72
    let along = depth * 1.6
    let section = along.rounded(.down)
    let within = along - section
    let slot = isFloor || isCeiling ? (u / reach * 2).rounded(.down) : (v / reach * 3).rounded(.down)
    let plate = noise.cell(Int(section * 2 + within * 2), Int(slot) + (u > 0 ? 50 : 0))
    var color = base * (0.7 + plate * 0.5) * (isFloor ? 0.55 : isCeiling ? 0.75 : 1)
    let seam = min(abs(within - 0.5), min(within, 1 - within))
    color *= 0.6 + 0.4 * smooth(0, 0.05, seam)
    if within < 0.16 { color = rib(within, Int(section), u) }
    color += lights(u / reach, v / reach, within, Int(section), angle)
    if isFloor { color += floor(u / reach, within, depth) }
    return color
  }

  private func rib(_ within: Float, _ section: Int, _ u: Float) -> Tint {
    let edge = smooth(0, 0.03, within) * smooth(0.16, 0.13, within)
    let glow = noise.cell(section, 9) > 0.5 ? cool : warm
    return mix(base * 0.25, base * 1.55, edge) + glow * (exp2Fast(-abs(within - 0.16) * 90) * 0.5)
  }

  /// Long strips where walls meet ceiling and floor, and small lamps between the ribs.
  private func lights(_ u: Float, _ v: Float, _ within: Float, _ section: Int, _ angle: Float) -> Tint {
    let upper = abs(abs(u) - 0.78 - min(0, v + 0.6) * 0.2) + max(0, v + 0.45) * 0.9
    let middle = abs(v - 0.18)
    var glow = cool * (exp2Fast(-upper * 34) * 1.1 + exp2Fast(-upper * 7) * 0.3)
    if abs(u) > 0.6, within > 0.2 {
      glow += warm * (smooth(0.035, 0.018, middle) * 0.95 + exp2Fast(-middle * 16) * 0.22)
    }
    if v < -0.5, within > 0.3, within < 0.86 {
      glow += mix(cool, Tint(repeating: 1), 0.6) * (smooth(0.3, 0.24, abs(u)) * 0.8 + exp2Fast(-abs(u) * 5) * 0.25)
    }
    if noise.cell(section, u > 0 ? 3 : 4) > 0.6, abs(u) > 0.6 {
      let lamp = hypot((within - 0.55) * 0.6, v + 0.12)
      glow += mix(warm, Tint(repeating: 1), 0.3) * smooth(0.05, 0.03, lamp)
    }
    return glow
  }

  /// A shining lane with cross lines that mirror the lamps of the ceiling.
  private func floor(_ u: Float, _ within: Float, _ depth: Float) -> Tint {
    let lane = exp2Fast(-abs(u) * 7) * (within > 0.3 && within < 0.86 ? 0.34 : 0.12)
    let rails = smooth(0.03, 0.012, abs(abs(u) - 0.52))
    return mix(cool, Tint(repeating: 1), 0.35) * lane + cool * (rails * 0.75)
  }

  private func window(_ u: Float, _ v: Float, _ reach: Float) -> Tint {
    let frame = smooth(0.118, 0.13, reach)
    let view = end.color(u * 3.2, v * 3.2 + 0.5) * 1.1 + cool * 0.08
    return mix(view, mix(cool, Tint(repeating: 1), 0.5), frame)
  }
}
