/// The sky of a scene: gradient, sun or moon, clouds, stars.
struct Sky: Scene {
  let hour: Hour
  /// From the zenith to the horizon.
  let stops: [Tint]
  /// Colour of the sun or moon.
  let light: Tint
  /// What the air adds to distant things.
  let haze: Tint
  let sunX: Float
  let sunY: Float
  let sunSize: Float
  /// Where the sky ends, from 0 to 1.
  let horizon: Float
  private let cloudiness: Float
  private let hasAurora: Bool
  private let noise: Noise

  /// `sunHeight` is 0 at the horizon and 1 at the top.
  init(_ stage: Stage, horizon: Float, hour: Hour? = nil, sunHeight: Float? = nil, takesColors: Bool = true) {
    let chosen = hour ?? stage.reading.hour ?? Self.usual(stage.chance(1))
    self.hour = chosen
    self.horizon = horizon
    noise = stage.noise.fork(11)
    let isStormy = stage.reading.weather.contains(.storm) || stage.reading.weather.contains(.rain)
    let palette = isStormy && chosen != .night ? Self.storm : Self.palette(chosen)
    let colors = takesColors ? stage.reading.colors : []
    stops = Self.tinted(palette.stops, colors)
    light = palette.light
    haze = Self.tinted([palette.haze], colors)[0]
    sunX = (stage.chance(2) - 0.5) * stage.aspect * 0.62
    let usualHeight: Float = chosen == .day ? 0.72 : chosen == .night ? 0.62 : 0.2
    sunY = horizon * (1 - (sunHeight ?? usualHeight + (stage.chance(3) - 0.5) * 0.16))
    sunSize = stage.unit * (chosen == .day ? 0.045 : 0.075)
    cloudiness = isStormy ? 0.7 : 0.18 + stage.chance(4) * 0.34
    hasAurora = stage.reading.weather.contains(.aurora)
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    let depth = y / horizon
    var color = ramp(stops, depth)
    let distance = hypot(x - sunX, y - sunY)
    let isNight = hour == .night
    color += light * (exp2Fast(-distance * (isNight ? 9 : 5)) * (isNight ? 0.25 : 0.4))
    if isNight { color += stars(x, y) * (1 - depth * 0.8) }
    if hasAurora { color += aurora(x, depth) }
    color = mix(color, disc(x, y, distance), smooth(sunSize, sunSize * 0.94, distance))
    return clouds(x, y, depth, distance, over: color)
  }

  private func disc(_ x: Float, _ y: Float, _ distance: Float) -> Tint {
    guard hour == .night else { return mix(light, Tint(repeating: 1), 0.4) }
    let spots = noise.layered((x - sunX) / sunSize * 1.6, (y - sunY) / sunSize * 1.6, 3)
    return light * (0.72 + 0.36 * spots)
  }

  private func clouds(_ x: Float, _ y: Float, _ depth: Float, _ distance: Float, over color: Tint) -> Tint {
    // Clouds lie flat and close together near the horizon.
    let squeeze = 1 / (1.25 - min(1, depth))
    let density = noise.layered(x * 1.6 * (0.6 + squeeze * 0.25) + 5, y * 5 * (0.5 + squeeze * 0.35), 5)
    let cover = smooth(0.66 - cloudiness * 0.34, 0.86 - cloudiness * 0.2, density)
    guard cover > 0 else { return color }
    let lit = noise.layered(x * 1.6 * (0.6 + squeeze * 0.25) + 5, (y + 0.02) * 5 * (0.5 + squeeze * 0.35), 4)
    let isNight = hour == .night
    let near = exp2Fast(-distance * 2.6)
    let bright = mix(mix(haze, Tint(repeating: 1), isNight ? 0.05 : 0.25), light, near)
    let dark = mix(stops[1], haze, 0.35) * 0.86
    let shade = mix(dark, bright, smooth(-0.09, 0.1, lit - density + near * 0.08 + 0.02))
    return mix(color, shade, cover * (isNight ? 0.5 : 0.82))
  }

  private func stars(_ x: Float, _ y: Float) -> Tint {
    let scale: Float = 64
    let (column, row) = ((x * scale).rounded(.down), (y * scale).rounded(.down))
    let chance = noise.cell(Int(column), Int(row) + 5000)
    guard chance > 0.86 else { return Tint() }
    let centerX = (column + 0.3 + 0.4 * noise.cell(Int(column), Int(row) + 9000)) / scale
    let centerY = (row + 0.3 + 0.4 * noise.cell(Int(column), Int(row) + 7000)) / scale
    let strength = (chance - 0.86) * 7
    let point = smooth(0.0042 * strength + 0.0012, 0, hypot(x - centerX, y - centerY))
    return Tint(0.9, 0.93, 1) * (point * (0.3 + strength))
  }

  private func aurora(_ x: Float, _ depth: Float) -> Tint {
    var sum = Tint()
    for band in 0..<3 {
      let wave = noise.fork(40 + band).layered(x * 1.5 + Float(band) * 3, 0.5, 3)
      let foot = 0.3 + wave * 0.5 + Float(band) * 0.06
      let above = foot - depth
      let rays = 0.55 + 0.45 * noise.fork(50 + band).at(x * 26, 0)
      let glow = above > 0 ? exp2Fast(-above * 6) : exp2Fast(above * 50)
      sum += mix(Tint(0.1, 0.95, 0.55), Tint(0.55, 0.25, 0.9), above * 2.4) * (glow * rays * 0.5)
    }
    return sum
  }

  private static func usual(_ chance: Float) -> Hour {
    chance < 0.42 ? .sunset : chance < 0.62 ? .dawn : chance < 0.82 ? .day : .night
  }

  /// Pulls colours towards the first colour of the prompt, brightness kept.
  private static func tinted(_ stops: [Tint], _ colors: [ColorName]) -> [Tint] {
    guard let tint = colors.first?.tint, tint.brightness > 0.02 else { return stops }
    return stops.map { mix($0, tint * ($0.brightness / tint.brightness), 0.5) }
  }

  private typealias Palette = (stops: [Tint], light: Tint, haze: Tint)

  private static func palette(_ hour: Hour) -> Palette {
    switch hour {
    case .sunset:
      (
        [Tint(hex: 0x1D1B4C), Tint(hex: 0x70316F), Tint(hex: 0xE5604F), Tint(hex: 0xFFC061)], Tint(hex: 0xFFE2A0),
        Tint(hex: 0xE8875F)
      )
    case .dawn:
      (
        [Tint(hex: 0x34538E), Tint(hex: 0x8189BC), Tint(hex: 0xF0B0A6), Tint(hex: 0xFFE3BC)], Tint(hex: 0xFFF0CE),
        Tint(hex: 0xE3B9B8)
      )
    case .day:
      (
        [Tint(hex: 0x1F62BE), Tint(hex: 0x4A95DF), Tint(hex: 0x93C8EF), Tint(hex: 0xDDF0F6)], Tint(hex: 0xFFFBE6),
        Tint(hex: 0xB4D4EA)
      )
    case .night:
      (
        [Tint(hex: 0x03061A), Tint(hex: 0x0A1438), Tint(hex: 0x17305E), Tint(hex: 0x3B5C8C)], Tint(hex: 0xF4F0DA),
        Tint(hex: 0x2A4470)
      )
    }
  }

  private static let storm: Palette = (
    [Tint(hex: 0x23282F), Tint(hex: 0x3A434D), Tint(hex: 0x606C76), Tint(hex: 0x9BA29F)], Tint(hex: 0xD8DAD2),
    Tint(hex: 0x7C878C)
  )
}
