/// A planet before a nebula and stars.
struct SpaceScene: Scene {
  private let noise: Noise
  private let glow: [Tint]
  private let planet: (x: Float, y: Float, radius: Float)
  private let surface: [Tint]
  private let hasRing: Bool
  private let isBanded: Bool
  private let sun: SIMD3<Float>

  /// `closeUp` puts the planet in the middle.
  init(_ stage: Stage, closeUp: Bool = false) {
    noise = stage.noise.fork(131)
    let named = stage.reading.colors.map(\.tint)
    let sets: [[Int]] = [
      [0x05051A, 0x2B1B5E, 0xA8327D, 0xF58A5B], [0x020A1C, 0x0F3B66, 0x1FA3A8, 0xC7F0D8],
      [0x0A0412, 0x4A1248, 0xD13B52, 0xFFC879], [0x03060F, 0x1C2B63, 0x6C5CE0, 0xE8B8F4],
    ]
    glow =
      named.isEmpty || closeUp
      ? sets[Int(stage.chance(132) * 4) % 4].map { Tint(hex: $0) }
      : [Tint(0.02, 0.02, 0.06)] + named + [Tint(1, 0.95, 0.9)]
    let worlds: [[Int]] = [
      [0x1B3F6E, 0x3F86C6, 0xDCE9EE, 0x6FA36B], [0x6B2A14, 0xC8683A, 0xF0B57A, 0x8E3B22],
      [0x5C4A3A, 0xC7A57A, 0xF3E3C0, 0xA8794E], [0x20324A, 0x4FA8A0, 0xC8F0E0, 0x2D6E86],
    ]
    let isRed = stage.reading.has("mars", "red")
    let world = isRed ? 1 : stage.reading.has("saturn", "jupiter") ? 2 : Int(stage.chance(133) * 4) % 4
    surface = worlds[world].map { Tint(hex: $0) }
    isBanded = world >= 2
    hasRing = stage.reading.has("saturn", "ring") || (!closeUp && stage.chance(134) < 0.45)
    let side: Float = stage.chance(135) < 0.5 ? -1 : 1
    planet =
      closeUp ? (0.08, 0.56, 0.3) : (side * stage.aspect * 0.17, 0.56, stage.unit * (hasRing ? 0.25 : 0.33))
    sun = SIMD3(-side * 0.68, -0.52, 0.52)
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    let (u, v) = ((x - planet.x) / planet.radius, (y - planet.y) / planet.radius)
    let distance = hypot(u, v)
    let ring = ring(u, v)
    var color = distance < 1 ? globe(u, v, distance) : deep(x, y) + halo(u, v, distance)
    // The ring passes in front of the lower half and behind the upper one.
    if ring.cover > 0, distance > 1 || ring.isFront { color = mix(color, ring.color, ring.cover) }
    return color
  }

  private func deep(_ x: Float, _ y: Float) -> Tint {
    let (u, v) = (x * 1.5, y * 1.5)
    let bend = noise.layered(u + 3, v + 7, 4)
    let cloud = noise.layered(u + bend * 1.9, v - bend * 1.6, 5)
    let band = exp2Fast(-abs(y - 0.45 - x * 0.35) * 2.4)
    let density = smooth(0.34, 0.82, cloud * (0.62 + band * 0.55))
    var color = ramp(glow, density * 0.95)
    let dust = noise.layered(u * 2.6 + 11, v * 2.6, 4)
    color *= 0.55 + 0.6 * smooth(0.32, 0.6, dust)
    return color + stars(x, y, 44, 0.86) + stars(x, y, 95, 0.82) * 0.6
  }

  private func stars(_ x: Float, _ y: Float, _ scale: Float, _ rarity: Float) -> Tint {
    let (column, row) = ((x * scale).rounded(.down), (y * scale).rounded(.down))
    let (c, r) = (Int(column), Int(row) + Int(scale) * 100)
    let chance = noise.cell(c, r)
    guard chance > rarity else { return Tint() }
    let centerX = column + 0.3 + 0.4 * noise.cell(c + 7, r)
    let centerY = row + 0.3 + 0.4 * noise.cell(c, r + 7)
    let distance = hypot(x * scale - centerX, y * scale - centerY)
    let tone = mix(Tint(0.7, 0.8, 1), Tint(1, 0.88, 0.7), noise.cell(c + 1, r + 1))
    return tone * (smooth(0.26, 0.03, distance) * (0.35 + (chance - rarity) * 4) + exp2Fast(-distance * 9) * 0.15)
  }

  private func globe(_ u: Float, _ v: Float, _ distance: Float) -> Tint {
    let depth = max(0, 1 - distance * distance).squareRoot()
    let normal = SIMD3<Float>(u, v, depth)
    let day = (normal * sun).sum()
    let (across, down) = (u / (0.35 + depth * 0.65), v * 1.25)
    let ground: Tint
    if isBanded {
      let swirl = noise.layered(across * 2.2, down * 7, 4) - 0.5
      ground = ramp(
        [surface[0], surface[1], surface[2], surface[3], surface[1]],
        noise.layered(3, down * 3.4 + swirl * 0.7, 3) * 1.3 - 0.15)
    } else {
      let height = noise.layered(across * 1.9 + 4, down * 1.9, 5)
      let land = mix(surface[3], surface[2], smooth(0.56, 0.72, height))
      ground = mix(mix(surface[0], surface[1], height * 1.4), land, smooth(0.49, 0.54, height))
    }
    let clouds = isBanded ? 0 : smooth(0.55, 0.78, noise.layered(across * 2.6 - 8, down * 4.4, 5))
    let lit = mix(ground, Tint(repeating: 1), clouds * 0.75)
    let light = smooth(-0.14, 0.85, day) * 1.25
    let rim = exp2Fast(-depth * 7) * smooth(-0.25, 0.5, day)
    return lit * (light + 0.025) + mix(glow[2], Tint(0.5, 0.75, 1), 0.6) * rim * 0.7
  }

  private func halo(_ u: Float, _ v: Float, _ distance: Float) -> Tint {
    let facing = max(0, (SIMD3<Float>(u / distance, v / distance, 0) * sun).sum() + 0.25)
    return mix(glow[2], Tint(0.55, 0.78, 1), 0.6) * (exp2Fast(-(distance - 1) * 16) * facing * 0.6)
  }

  private func ring(_ u: Float, _ v: Float) -> (color: Tint, cover: Float, isFront: Bool) {
    guard hasRing else { return (Tint(), 0, false) }
    let tilt: Float = 0.32
    let (a, b) = (u * 0.96 + v * 0.28, v * 0.96 - u * 0.28)
    let radius = hypot(a, b / tilt)
    let band = smooth(1.32, 1.4, radius) * smooth(2.15, 2.05, radius)
    guard band > 0 else { return (Tint(), 0, false) }
    let grooves = 0.4 + 0.6 * noise.layered(radius * 16, 2, 3)
    return (mix(surface[2], surface[1], grooves) * (0.6 + grooves * 0.5), band * grooves * 0.9, b > 0)
  }
}
