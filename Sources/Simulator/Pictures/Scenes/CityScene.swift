/// A skyline in three layers with lit windows, over wet ground that mirrors it.
struct CityScene: Scene {
  private let sky: Sky
  private let noise: Noise
  private let isNeon: Bool
  private let ground: Float = 0.8
  private let accents: [Tint]
  private let unit: Float

  init(_ stage: Stage) {
    isNeon = stage.reading.has("cyberpunk", "neon", "futuristic", "sci", "blade")
    let hour = stage.reading.hour ?? (isNeon || stage.chance(111) < 0.5 ? .night : .sunset)
    sky = Sky(stage, horizon: 0.8, hour: hour, sunHeight: hour == .night ? 0.72 : 0.36)
    noise = stage.noise.fork(112)
    unit = stage.unit
    let named = stage.reading.colors.map(\.tint)
    accents = named.isEmpty ? [Tint(1, 0.15, 0.55), Tint(0.1, 0.85, 1), Tint(0.65, 0.3, 1)] : named
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    guard y > ground else { return town(x, y) }
    let depth = (y - ground) / (1 - ground)
    let ripple = (noise.at(x * 26, depth * 26) - 0.5) * (0.008 + depth * 0.03)
    // Wet ground draws reflections out towards the viewer.
    let mirrored = town(x + ripple, ground - (y - ground) * 1.9 - abs(ripple) * 2)
    let wet = mirrored * (0.62 - depth * 0.25)
    return mix(wet, sky.stops[0] * 0.35, 0.25 + depth * 0.25)
  }

  private func town(_ x: Float, _ y: Float) -> Tint {
    for layer in [2, 1, 0] {
      if let color = building(x, y, layer) { return color }
    }
    var color = sky.color(x, y)
    let glow = smooth(0.35, 0.82, y)
    color += (isNeon ? accents[0] : Tint(1, 0.62, 0.3)) * (glow * (sky.hour == .night ? 0.4 : 0.12))
    return color
  }

  private func building(_ x: Float, _ y: Float, _ layer: Int) -> Tint? {
    let nearness = Float(layer) / 2
    let width = unit * (0.055 + nearness * 0.055)
    let position = x / width + Float(layer) * 3.3 + 100
    let column = Int(position.rounded(.down))
    let across = position - Float(column)
    let chance = noise.cell(column, layer)
    let margin = 0.02 + 0.09 * noise.cell(column, layer + 10)
    guard across > margin, across < 1 - margin else { return nil }
    let middle = exp2Fast(-abs(x) * 1.2)
    var height = (0.16 + chance * chance * 0.48 * middle) * (1.12 - nearness * 0.42)
    // Some towers step back or end in a mast.
    let style = noise.cell(column, layer + 20)
    if style > 0.6, abs(across - 0.5) < 0.24 { height += 0.045 }
    if style > 0.8, abs(across - 0.5) < 0.035 { height += 0.12 }
    let top = ground - height
    guard y > top else { return nil }
    return facade(x, y, layer, column, across, y - top, nearness)
  }

  private func facade(
    _ x: Float, _ y: Float, _ layer: Int, _ column: Int, _ across: Float, _ depth: Float, _ nearness: Float
  ) -> Tint {
    let isNight = sky.hour == .night
    let dark = mix(sky.stops[0] * 0.55, Tint(0.03, 0.035, 0.06), nearness)
    var color = mix(mix(sky.haze, sky.stops[1], 0.3), dark, 0.35 + nearness * 0.6)
    color *= (across < 0.5) == (sky.sunX < x) ? 1.25 : 0.85
    let side = unit * (0.011 + nearness * 0.008)
    let (windowX, windowY) = (x / side, y / (side * 1.35))
    let (cellX, cellY) = (windowX.rounded(.down), windowY.rounded(.down))
    let isPane = windowX - cellX > 0.3 && windowY - cellY > 0.4 && depth > side
    let lit = noise.cell(Int(cellX) + column * 31, Int(cellY) + layer * 77)
    if isPane, lit > (isNight ? 0.52 : 0.74) {
      let warm = mix(Tint(1, 0.66, 0.3), Tint(1, 0.93, 0.72), noise.cell(Int(cellX), Int(cellY) + 3))
      let tone = isNeon && lit > 0.82 ? accents[Int(lit * 1000) % accents.count] : warm
      color = mix(color, tone, 0.35 + 0.6 * nearness)
    }
    if isNeon { color += sign(across, depth, column, layer) * (0.4 + nearness * 0.6) }
    return mix(color, sky.haze + Tint(0.1, 0.04, 0.08), smooth(0.5, ground, y) * (1 - nearness) * 0.5)
  }

  /// Upright neon bars on some houses.
  private func sign(_ across: Float, _ depth: Float, _ column: Int, _ layer: Int) -> Tint {
    let chance = noise.cell(column, layer + 40)
    guard chance > 0.45, depth > 0.03, depth < 0.12 + chance * 0.14 else { return Tint() }
    let distance = abs(across - (chance > 0.7 ? 0.18 : 0.8))
    return accents[column % accents.count] * (smooth(0.07, 0.02, distance) + exp2Fast(-distance * 9) * 0.35)
  }
}
