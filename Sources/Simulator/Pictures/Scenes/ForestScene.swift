/// Trunks in layers, the farther the paler, with light that falls between them.
struct ForestScene: Scene {
  private let noise: Noise
  private let air: Tint
  private let dark: Tint
  private let light: Tint
  private let leaf: Tint
  private let lightX: Float
  private let hasSnow: Bool
  private let unit: Float

  init(_ stage: Stage) {
    noise = stage.noise.fork(151)
    unit = stage.unit
    hasSnow = stage.reading.weather.contains(.snow)
    lightX = (stage.chance(152) - 0.5) * stage.aspect * 0.5
    let named = stage.reading.colors.first?.tint
    switch stage.reading.hour {
    case .night:
      (air, dark, light) = (Tint(hex: 0x2F5670), Tint(hex: 0x060D16), Tint(hex: 0xB8DCEB))
      leaf = Tint(hex: 0x12303A)
    case .sunset:
      (air, dark, light) = (Tint(hex: 0xE88A4A), Tint(hex: 0x1C0D14), Tint(hex: 0xFFE3A0))
      leaf = Tint(hex: 0x8A3A1E)
    default:
      let isAutumn =
        stage.reading.has("autumn", "fall")
        || (!stage.reading.has("jungle", "spring", "summer") && stage.chance(153) < 0.25)
      (air, dark) = (
        isAutumn ? Tint(hex: 0xE9C27E) : Tint(hex: 0xA9CFA2), isAutumn ? Tint(hex: 0x22130C) : Tint(hex: 0x0D1C16)
      )
      light = Tint(hex: 0xFFF6CF)
      leaf = isAutumn ? Tint(hex: 0xC7641E) : Tint(hex: 0x3D7A35)
    }
    tint = hasSnow ? Tint(0.8, 0.87, 0.95) : named
  }

  private let tint: Tint?

  func color(_ x: Float, _ y: Float) -> Tint {
    let air = tint.map { mix(self.air, $0, 0.5) } ?? air
    var color = backdrop(x, y, air)
    for layer in 0..<5 {
      let nearness = Float(layer) / 4
      if let trunk = trunk(x, y, layer, nearness, air) { color = mix(color, trunk.color, trunk.cover) }
      let crown = crown(x, y, layer, nearness)
      color = mix(color, mix(air, mix(leaf, dark, nearness * 0.55), 0.25 + nearness * 0.6), crown)
      color = mix(color, air, 0.1 * (1 - nearness))
    }
    return color + shafts(x, y)
  }

  private func backdrop(_ x: Float, _ y: Float, _ air: Tint) -> Tint {
    let glow = exp2Fast(-hypot((x - lightX) * 0.9, y - 0.34) * 3.4)
    return mix(
      mix(air * 0.82, light, glow), hasSnow ? Tint(0.85, 0.9, 0.96) : mix(leaf, dark, 0.45), smooth(0.62, 0.95, y))
  }

  private func trunk(_ x: Float, _ y: Float, _ layer: Int, _ nearness: Float, _ air: Tint) -> (
    color: Tint, cover: Float
  )? {
    let spacing = unit * (0.075 + nearness * 0.17)
    let lean = (noise.at(Float(layer) * 7 + x * 2, y * 1.4) - 0.5) * 0.02
    let position = (x + lean) / spacing + Float(layer) * 0.37 + 50
    let column = position.rounded(.down)
    let chance = noise.cell(Int(column), layer)
    let foot = 0.64 + nearness * 0.34 + noise.cell(Int(column), layer + 10) * 0.05
    guard chance > 0.3, y < foot else { return nil }
    let center = 0.3 + 0.4 * noise.cell(Int(column), layer + 20)
    let flare = 1 + smooth(0.1, 0, foot - y) * 0.6
    let half = (0.07 + chance * 0.09) * flare
    let across = (position - column - center) / half
    guard abs(across) < 1 else { return nil }
    let bark = noise.layered(position * 26, y * 9, 3)
    let lit = smooth(0.2, 1, across * (lightX > x ? 1 : -1)) * (0.5 + bark * 0.5)
    let wood = mix(dark, light, lit * 0.4) * (0.75 + bark * 0.5)
    return (mix(air, wood, 0.24 + nearness * 0.76), smooth(1, 0.86, abs(across)))
  }

  private func crown(_ x: Float, _ y: Float, _ layer: Int, _ nearness: Float) -> Float {
    let scale = 7 - nearness * 3
    let clumps = noise.fork(layer + 60).layered(x * scale, y * scale, 4)
    let top = smooth(0.46 - nearness * 0.1, 0, y) * 0.42
    let brush = smooth(0.72 + nearness * 0.12, 1.1, y) * 0.4
    return smooth(0.6, 0.7, clumps + top + brush)
  }

  private func shafts(_ x: Float, _ y: Float) -> Tint {
    let angle = (x - lightX) / (y + 0.35)
    let rays = smooth(0.45, 0.8, noise.layered(angle * 9 + 30, 1.5, 3))
    let reach = smooth(1, 0.15, y) * exp2Fast(-abs(angle) * 1.6)
    return light * (rays * reach * 0.34)
  }
}
