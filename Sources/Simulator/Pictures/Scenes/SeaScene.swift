/// Open water under a sky, with the light of the sun or moon on it, an island and sometimes a boat.
struct SeaScene: Scene {
  private let sky: Sky
  private let noise: Noise
  private let horizon: Float
  private let boat: Float?
  private let hasBeach: Bool
  private let hasIsland: Bool
  private let unit: Float

  init(_ stage: Stage) {
    horizon = 0.5 + stage.chance(101) * 0.08
    sky = Sky(stage, horizon: horizon, sunHeight: stage.reading.hour == .day ? 0.6 : 0.22)
    noise = stage.noise.fork(102)
    let sails = stage.reading.has("boat", "ship", "sailboat", "sail") || stage.chance(103) < 0.5
    boat = sails ? (stage.chance(104) < 0.5 ? -1 : 1) * stage.aspect * 0.2 : nil
    hasBeach = stage.reading.has("beach", "coast", "shore")
    hasIsland = stage.reading.has("island", "coast", "lighthouse") || stage.chance(105) < 0.6
    unit = stage.unit
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    if hasBeach, y > beach(x) { return sand(x, y) }
    if let boat, let color = vessel(x - boat, y) { return color }
    if y < horizon { return hasIsland && y > island(x) ? mix(sky.haze, sky.stops[0] * 0.6, 0.6) : sky.color(x, y) }
    return water(x, y)
  }

  private func island(_ x: Float) -> Float {
    let rise = noise.layered(x * 3.5, 2, 4) * 0.16 - 0.06
    return horizon - max(0, rise) * smooth(0.1, 0.35, abs(x - sky.sunX))
  }

  private func water(_ x: Float, _ y: Float) -> Tint {
    let depth = (y - horizon) / (1 - horizon)
    let distance = 1 / (depth + 0.05)
    let swell = noise.layered(x * distance * 0.9, distance * 4.5, 4) - 0.5
    let chop = noise.at(x * distance * 3.4, distance * 17) - 0.5
    let tilt = swell * 0.75 + chop * 0.3
    let mirrored = sky.color(x + tilt * 0.05, max(0, horizon - depth * 0.42 + tilt * (0.06 + depth * 0.26)))
    let deep = mix(sky.stops[0], Tint(0.02, 0.22, 0.3), 0.45) * 0.8
    var color = mix(mirrored * 0.95, deep, min(0.82, 0.2 + depth * 0.5 - tilt * 0.35))
    // The path of light grows wider and looser towards the viewer.
    let width = sky.sunSize * (0.9 + depth * 3.2)
    let path = smooth(width, 0, abs(x - sky.sunX + swell * 0.1 * depth))
    color += sky.light * (path * smooth(-0.06, 0.24, tilt + 0.06 - depth * 0.06) * 0.9)
    let foam = smooth(0.27, 0.4, tilt) * smooth(0.25, 0.8, depth)
    return mix(color, mix(sky.light, Tint(repeating: 1), 0.5), foam * 0.3)
  }

  private func beach(_ x: Float) -> Float { 0.86 + x * 0.12 + (noise.layered(x * 3, 8, 3) - 0.5) * 0.08 }

  private func sand(_ x: Float, _ y: Float) -> Tint {
    let inland = y - beach(x)
    let grain = noise.layered(x * 30, y * 60, 3)
    let dry = mix(Tint(0.86, 0.72, 0.52), sky.haze, 0.35) * (0.75 + grain * 0.3)
    let color = mix(dry * 0.62, dry, smooth(0, 0.07, inland))
    return mix(Tint(repeating: 0.95), color, smooth(0, 0.014, inland))
  }

  /// A sailing boat at the horizon, nil beside it.
  private func vessel(_ x: Float, _ y: Float) -> Tint? {
    let size = 0.2 * unit
    let (u, v) = (x / size, (y - horizon - 0.035) / size)
    let hull = v > -0.06 && v < 0.08 && abs(u) < 0.4 - max(0, v) * 1.6
    let main = v < -0.1 && v > -1 && u > 0.02 && u < 0.02 + (v + 1) * 0.42
    let jib = v < -0.12 && v > -0.86 && u < -0.02 && u > -0.02 - (v + 0.86) * 0.4
    if hull { return mix(sky.stops[0] * 0.4, Tint(0.3, 0.1, 0.08), 0.3) }
    if main { return mix(sky.light, Tint(repeating: 1), 0.4) * (0.78 + 0.2 * u) }
    if jib { return mix(sky.light, sky.haze, 0.4) * 0.85 }
    return nil
  }
}
