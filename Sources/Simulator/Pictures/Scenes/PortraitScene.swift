/// Head and shoulders in facets before a disc of light.
struct PortraitScene: Scene {
  private let stage: Stage
  private let figure: FacetFigure
  private let sky: Sky
  private let disc: Tint
  private let eye: Tint
  private let isMachine: Bool

  init(_ stage: Stage) {
    self.stage = stage
    let noise = stage.noise.fork(181)
    sky = Sky(stage, horizon: 1.1, sunHeight: -1)
    isMachine = stage.reading.has("robot", "android", "cyborg")
    let named = stage.reading.colors.first?.tint
    let discs = [0xF2704E, 0xF0B948, 0x5CC3BE, 0xD85C8A, 0x8FA8F0].map { Tint(hex: $0) }
    disc = named ?? discs[Int(noise.cell(1) * 5) % 5]
    eye = isMachine ? Tint(0.3, 0.95, 1) : Tint(0.16, 0.1, 0.08)
    figure = FacetFigure(
      facets: Self.facets(stage, noise, isMachine), centerX: 0, centerY: 0.46, scale: stage.unit * 0.44,
      lightSide: noise.cell(2) < 0.5 ? -1 : 1, rim: disc, noise: noise)
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    let radius = stage.unit * 0.43
    let distance = hypot(x, y - 0.43)
    var color = ramp([sky.stops[0], sky.stops[1], mix(sky.stops[1], sky.stops[2], 0.5)], y)
    let rays = stage.noise.layered(x * 2, y * 2, 4)
    color *= 0.8 + rays * 0.4
    let shade = 0.8 + 0.3 * smooth(0.9, 0, y)
    color = mix(color, disc * shade, smooth(radius, radius - 0.004, distance))
    color += disc * (exp2Fast(-max(0, distance - radius) * 8) * 0.2)
    color = figure.color(x, y, over: color)
    return features(x, y, over: color)
  }

  private func features(_ x: Float, _ y: Float, over below: Tint) -> Tint {
    let (u, v) = ((abs(x) / figure.scale - 0.21), (y - figure.centerY) / figure.scale + 0.04)
    guard abs(u) < 0.2, abs(v) < 0.2 else { return below }
    let almond = hypot(u / 0.1, v / (0.05 - abs(u) * 0.18))
    if isMachine { return below + eye * (exp2Fast(-hypot(u * 0.7, v) * 32) * 1.3) }
    var color = mix(below, Tint(0.95, 0.93, 0.9), smooth(1.1, 0.9, almond))
    let iris = hypot(u, v)
    color = mix(color, Tint(0.1, 0.06, 0.05), smooth(0.044, 0.036, iris) * smooth(1.1, 0.95, almond))
    color = mix(color, Tint(repeating: 1), smooth(0.014, 0.009, hypot(u - 0.014, v + 0.016)))
    return mix(
      color, Tint(0.12, 0.07, 0.06), smooth(0.016, 0.006, abs(v + 0.05 - u * u * 2.6)) * smooth(0.13, 0.1, abs(u)))
  }

  private static func facets(_ stage: Stage, _ noise: Noise, _ isMachine: Bool) -> [FacetFigure.Facet] {
    typealias Facet = FacetFigure.Facet
    let skins = [0xF1C7A3, 0xD9A074, 0xA86E48, 0x70452C].map { Tint(hex: $0) }
    let hairs = [0x2A1A16, 0x6B3A1E, 0xC98F3C, 0xA33A22, 0xD9D5D0].map { Tint(hex: $0) }
    let cloths = [0x24365C, 0x7A1F35, 0x2B5A4A, 0x4A2A66, 0x8A5A22].map { Tint(hex: $0) }
    let skin = isMachine ? Tint(hex: 0x9FB0C2) : skins[Int(noise.cell(3) * 4) % 4]
    let hair = isMachine ? Tint(hex: 0x46566A) : hairs[Int(noise.cell(4) * 5) % 5]
    let cloth = cloths[Int(noise.cell(5) * 5) % 5]
    let isLong = stage.reading.has("woman", "girl", "queen", "princess", "elf") || noise.cell(6) < 0.4
    let back =
      isLong
      ? [Facet(hair * 0.8, 0, -0.9, 0.44, -0.76, 0.66, -0.3, 0.74, 0.6, 0.6, 1.1, 0, 1.1)]
      : [Facet(hair * 0.8, 0, -0.9, 0.42, -0.76, 0.56, -0.36, 0.5, 0.12, 0, 0.2)]
    let bust = [
      Facet(skin * 0.66, 0, 0.4, 0.25, 0.4, 0.29, 1.02, 0, 1.1),
      Facet(cloth, 0, 1.02, 0.26, 0.86, 0.7, 1, 1.02, 1.25, 1.4, 3.2, 0, 3.2),
      Facet(cloth * 1.3, 0.26, 0.86, 0.7, 1, 0.2, 2.4), Facet(cloth * 0.75, 0.26, 0.86, 0.2, 2.4, 0, 2.4, 0, 1.2),
    ]
    let face = [
      Facet(skin, 0, -0.64, 0.4, -0.46, 0, -0.12), Facet(skin * 1.04, 0.4, -0.46, 0.3, -0.1, 0, -0.12),
      Facet(skin * 0.92, 0.4, -0.46, 0.46, -0.02, 0.3, -0.1), Facet(skin * 0.9, 0, -0.12, 0.3, -0.1, 0.14, 0.02),
      Facet(skin * 1.06, 0.14, 0, 0.3, -0.1, 0.24, 0.2), Facet(skin, 0.3, -0.1, 0.46, -0.02, 0.24, 0.2),
      Facet(skin * 0.86, 0.46, -0.04, 0.35, 0.42, 0.24, 0.2), Facet(skin * 0.95, 0.13, 0, 0.24, 0.2, 0.1, 0.18),
      Facet(skin * 0.96, 0.1, 0.17, 0.25, 0.2, 0.14, 0.37, 0, 0.36, 0, 0.2),
      Facet(skin * 0.88, 0.24, 0.2, 0.35, 0.42, 0.14, 0.37),
      Facet(skin * 0.8, 0.35, 0.4, 0.12, 0.63, 0.14, 0.36),
      Facet(skin * 0.94, 0, 0.35, 0.15, 0.36, 0.12, 0.63, 0, 0.65),
      Facet(skin * 1.12, 0, -0.14, 0.05, -0.1, 0.1, 0.18, 0, 0.22), Facet(skin * 0.7, 0, 0.2, 0.1, 0.17, 0, 0.245),
      Facet(mix(skin, Tint(0.75, 0.15, 0.2), 0.6), 0, 0.35, 0.04, 0.335, 0.13, 0.385, 0, 0.395),
      Facet(mix(skin, Tint(0.8, 0.25, 0.28), 0.5), 0, 0.395, 0.13, 0.385, 0.05, 0.44, 0, 0.445),
      Facet(hair * 0.7, 0.1, -0.17, 0.3, -0.21, 0.36, -0.16, 0.3, -0.18),
      Facet(hair, 0, -0.9, 0.42, -0.76, 0.3, -0.5, 0, -0.56),
      Facet(hair * 1.15, 0.42, -0.76, 0.56, -0.34, 0.46, -0.05, 0.38, -0.42, 0.28, -0.5),
    ]
    return back + bust + face + hat(stage.reading)
  }

  private static func hat(_ reading: PromptReading) -> [FacetFigure.Facet] {
    let gold = Tint(hex: 0xE8B93C)
    if reading.has("king", "queen", "princess", "crown") {
      return [
        .init(gold, 0, -0.92, 0.46, -0.82, 0.44, -0.6, 0, -0.68),
        .init(gold * 1.15, 0.24, -0.88, 0.48, -0.82, 0.52, -1.12),
        .init(gold * 1.08, 0, -0.9, 0.12, -0.9, 0, -1.18),
      ]
    }
    if reading.has("wizard", "witch", "mage") {
      let felt = Tint(hex: 0x3A2F78)
      return [
        .init(felt * 0.8, 0, -0.62, 0.86, -0.52, 0.8, -0.44, 0, -0.5),
        .init(felt, 0, -0.6, 0.46, -0.58, 0.12, -1.12, 0, -1.14),
      ]
    }
    if reading.has("knight", "samurai", "warrior") {
      let steel = Tint(hex: 0x8A97A6)
      return [
        .init(steel, 0, -0.98, 0.44, -0.82, 0.58, -0.3, 0.4, -0.34, 0, -0.46),
        .init(steel * 0.75, 0.4, -0.36, 0.58, -0.32, 0.52, 0.46, 0.38, 0.3),
        .init(gold, 0, -1.02, 0.06, -0.98, 0.05, -0.44, 0, -0.42),
      ]
    }
    return []
  }
}
