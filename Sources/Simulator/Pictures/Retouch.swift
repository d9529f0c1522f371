/// Changes a picture the way the words of a prompt ask for: hour, weather, colours. Always visibly.
struct Retouch: Scene {
  private let scene: any Scene
  private let stage: Stage
  private let noise: Noise

  init(scene: any Scene, stage: Stage) {
    self.scene = scene
    self.stage = stage
    noise = stage.noise.fork(71)
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    let reading = stage.reading
    var color = scene.color(x, y)
    let isPlain = reading.hour == nil && reading.weather.isEmpty && reading.manner == nil
    if let hour = reading.hour { color = graded(color, hour, x, y) }
    for color_ in reading.colors.prefix(1) { color = duotone(color, color_.tint) }
    if isPlain, reading.colors.isEmpty { color = duotone(color, Tint(0.95, 0.62, 0.3)) }
    color = weathered(color, x, y)
    let edge = hypot(x / stage.aspect, y - 0.5)
    return color * (1 - 0.55 * smooth(0.32, 0.75, edge))
  }

  private func graded(_ color: Tint, _ hour: Hour, _ x: Float, _ y: Float) -> Tint {
    let light = color.brightness
    switch hour {
    case .night:
      let cool = mix(color, Tint(0.35, 0.5, 0.95) * light, 0.65) * 0.42
      return cool + stars(x, y) * smooth(0.5, 0.1, y)
    case .sunset:
      let warm = mix(color, ramp([Tint(0.2, 0.05, 0.22), Tint(0.95, 0.4, 0.25), Tint(1, 0.85, 0.55)], light), 0.5)
      return warm + Tint(1, 0.5, 0.2) * (0.22 * smooth(0.9, 0.2, abs(y - 0.45) * 2))
    case .dawn: return mix(color, Tint(1, 0.8, 0.76), 0.3) + Tint(0.06, 0.02, 0.03)
    case .day: return mix(Tint(repeating: light), color, 1.25) * 1.12 + Tint(0.02, 0.03, 0.05)
    }
  }

  private func duotone(_ color: Tint, _ tint: Tint) -> Tint {
    let toned = ramp([tint * 0.12, tint, mix(tint, Tint(repeating: 1), 0.75)], color.brightness)
    return mix(color, toned, 0.6)
  }

  private func weathered(_ color: Tint, _ x: Float, _ y: Float) -> Tint {
    var color = color
    let weather = stage.reading.weather
    if weather.contains(.fog) {
      color = mix(color, Tint(0.82, 0.85, 0.88), 0.25 + 0.55 * noise.layered(x * 2, y * 4, 4))
    }
    if weather.contains(.snow) {
      color = mix(mix(color, Tint(0.88, 0.93, 1), 0.3), Tint(repeating: 1), flakes(x, y))
    }
    if weather.contains(.rain) || weather.contains(.storm) {
      let streak = noise.at(x * 150 + y * 30, y * 7)
      color = mix(color * 0.72, Tint(0.75, 0.82, 0.9), smooth(0.78, 0.95, streak) * 0.6)
    }
    if weather.contains(.aurora) {
      color += Tint(0.1, 0.8, 0.45) * (smooth(0.5, 0, y) * noise.layered(x * 5, y * 0.7, 3) * 0.8)
    }
    return color
  }

  /// Snow in three sizes.
  private func flakes(_ x: Float, _ y: Float) -> Float {
    var cover: Float = 0
    for layer in 0..<3 {
      let scale: Float = [13, 22, 38][layer]
      let (column, row) = ((x * scale).rounded(.down), (y * scale).rounded(.down))
      let chance = noise.cell(Int(column), Int(row) + layer * 999)
      guard chance > 0.45 else { continue }
      let across = x * scale - column - 0.3 - 0.4 * noise.cell(Int(column) + 31, Int(row))
      let down = y * scale - row - 0.3 - 0.4 * noise.cell(Int(column), Int(row) + 31)
      cover = max(cover, smooth(0.22, 0.08, hypot(across, down)))
    }
    return cover
  }

  private func stars(_ x: Float, _ y: Float) -> Tint {
    let scale: Float = 50
    let (column, row) = ((x * scale).rounded(.down), (y * scale).rounded(.down))
    guard noise.cell(Int(column), Int(row)) > 0.88 else { return Tint() }
    let across = x * scale - column - 0.25 - 0.5 * noise.cell(Int(column) + 17, Int(row))
    let distance = hypot(across, y * scale - row - 0.25 - 0.5 * noise.cell(Int(column), Int(row) + 17))
    return Tint(0.95, 0.96, 1) * smooth(0.28, 0.05, distance)
  }
}
