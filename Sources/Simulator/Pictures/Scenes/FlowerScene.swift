import Foundation

/// Blossoms of different sizes before a soft background with discs of light.
struct FlowerScene: Scene {
  private let noise: Noise
  private let stage: Stage
  private let back: [Tint]
  private let blossoms: [Blossom]

  private struct Blossom {
    var x: Float
    var y: Float
    var radius: Float
    var petals: Float
    var turn: Float
    var color: Tint
    var heart: Tint
    /// 0 sharp, 1 far away and blurred.
    var blur: Float
  }

  init(_ stage: Stage) {
    self.stage = stage
    noise = stage.noise.fork(161)
    let isNight = stage.reading.hour == .night
    let sets: [[Int]] = [
      [0x0F2A2A, 0x2F6B4F, 0xA9C98A], [0x1D1B3A, 0x5A4B8A, 0xE3A9B8], [0x24301A, 0x7D8F3E, 0xF2DFA0],
    ]
    back =
      isNight
      ? [0x05091A, 0x13294A, 0x3B5C86].map { Tint(hex: $0) }
      : sets[Int(stage.chance(162) * 3) % 3].map { Tint(hex: $0) }
    blossoms = Self.arrange(stage, stage.noise.fork(163))
  }

  private static func arrange(_ stage: Stage, _ noise: Noise) -> [Blossom] {
    let named = stage.reading.colors.map(\.tint)
    let usual = [0xE8436E, 0xF59AB5, 0xF6C544, 0xB25FD0, 0xF4F0E6, 0xEE6A3C].map { Tint(hex: $0) }
    let isSunflower = stage.reading.has("sunflower", "daisy")
    let isRose = stage.reading.has("rose", "peony")
    // Far ones first: each is painted over those before it.
    return (0..<13).map { index in
      let isNear = index >= 8
      let main = index == 12
      let color =
        stage.reading.has("sunflower")
        ? Tint(hex: 0xF6B91E) : named.isEmpty ? usual[Int(noise.cell(index, 1) * 6) % 6] : named[index % named.count]
      let spread = (noise.cell(index, 2) - 0.5) * stage.aspect
      return Blossom(
        x: main ? spread * 0.2 : spread * 1.05, y: main ? 0.4 : 0.2 + noise.cell(index, 3) * 0.66,
        radius: stage.unit
          * (main ? 0.29 : isNear ? 0.15 + noise.cell(index, 4) * 0.06 : 0.05 + noise.cell(index, 4) * 0.05),
        petals: isSunflower ? 17 : isRose ? 6 : 5 + (noise.cell(index, 5) * 4).rounded(.down),
        turn: noise.cell(index, 6) * 6.28, color: color,
        heart: isSunflower ? Tint(0.25, 0.13, 0.05) : Tint(hex: 0xF2B632),
        blur: main ? 0 : isNear ? 0.15 : 0.75)
    }
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    var color = ramp(back, 1 - y * 0.85 + (noise.layered(x * 1.5, y * 1.5, 3) - 0.5) * 0.5)
    color += bokeh(x, y)
    color = mix(color, mix(back[0], Tint(0.1, 0.3, 0.12), 0.6), leaves(x, y))
    for blossom in blossoms { color = draw(blossom, x, y, over: color) }
    return color * (1 - 0.35 * smooth(0.35, 0.8, hypot(x / stage.aspect, y - 0.48)))
  }

  private func bokeh(_ x: Float, _ y: Float) -> Tint {
    let scale = 6 / stage.unit
    let (column, row) = ((x * scale).rounded(.down), (y * scale).rounded(.down))
    let chance = noise.cell(Int(column), Int(row))
    guard chance > 0.55 else { return Tint() }
    let distance = hypot(x * scale - column - 0.5, y * scale - row - 0.5)
    let size = 0.2 + 0.28 * noise.cell(Int(column), Int(row) + 50)
    return mix(back[2], Tint(1, 0.95, 0.8), 0.4) * (smooth(size, size * 0.82, distance) * (chance - 0.5) * 0.5)
  }

  private func leaves(_ x: Float, _ y: Float) -> Float {
    let blade = noise.at(x * 9 + (1 - y) * noise.at(x * 3, 4) * 3, y * 0.8)
    return smooth(0.55, 0.95, y) * smooth(0.35, 0.6, blade) * 0.85
  }

  private func draw(_ blossom: Blossom, _ x: Float, _ y: Float, over below: Tint) -> Tint {
    let (u, v) = ((x - blossom.x) / blossom.radius, (y - blossom.y) / blossom.radius)
    var color = below
    let sway = (noise.at(blossom.x * 9, y * 2) - 0.5) * 0.4
    if v > 0, blossom.blur < 0.5 {
      let stem = smooth(0.06, 0.04, abs(u - sway * v * 0.3))
      color = mix(color, Tint(0.16, 0.36, 0.16) * (0.7 + blossom.blur), stem)
    }
    let distance = hypot(u, v)
    guard distance < 1.15 else { return color }
    let angle = atan2(v, u) + blossom.turn
    // Rings of petals, the outer one first, each turned against the one below.
    for ring in 0..<3 {
      let size = 1 - Float(ring) * 0.26
      let lobe = abs(cos((angle + Float(ring) * 1.57 / blossom.petals * 2) * blossom.petals / 2))
      let edge = size * (0.5 + 0.46 * lobe.squareRoot())
      let cover = smooth(edge, edge * (0.96 - blossom.blur * 0.3), distance)
      let fold = 0.66 + 0.34 * smooth(0, 0.9, lobe) - Float(ring) * 0.04
      let shade = fold * (0.7 + 0.42 * distance / size) * (1 - v * 0.18)
      let veins = 1 - 0.1 * noise.at(angle * 14, distance * 3)
      color = mix(
        color, mix(blossom.color, Tint(repeating: 1), Float(ring) * 0.1 + distance * 0.14) * shade * veins, cover)
    }
    let seeds = 0.7 + 0.5 * noise.at(u * 30, v * 30)
    let heart: Float = blossom.petals > 12 ? 0.4 : 0.22
    return mix(color, blossom.heart * seeds * (1.1 - v), smooth(heart, heart * (0.9 - blossom.blur * 0.4), distance))
  }
}
