/// The face of an animal in facets before a low sun, the moon or a forest.
struct AnimalScene: Scene {
  private let backdrop: any Scene
  private let figure: FacetFigure
  private let disc: (tint: Tint, radius: Float, x: Float, y: Float)
  private let unit: Float
  private let eye: Tint
  private let hasSnow: Bool
  private let noise: Noise

  init(_ stage: Stage) {
    unit = stage.unit
    noise = stage.noise.fork(171)
    hasSnow = stage.reading.weather.contains(.snow)
    let coat = Coat(stage.reading)
    eye = coat.eye
    // The colour in "a red fox" is the animal's, not the sky's.
    let sky = Sky(stage, horizon: 1.05, sunHeight: -1, takesColors: false)
    let isWoodland = stage.reading.has("forest", "wood", "tree", "jungle", "pine")
    backdrop = isWoodland ? ForestScene(stage) : sky
    disc = (sky.light, unit * (isWoodland ? 0 : 0.4), (stage.chance(172) - 0.5) * 0.12, 0.42)
    figure = FacetFigure(
      facets: Self.facets(coat), centerX: 0, centerY: 0.5, scale: unit * 0.44,
      lightSide: stage.chance(173) < 0.5 ? -1 : 1,
      rim: sky.light, noise: noise)
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    var color = backdrop.color(x, y)
    if disc.radius > 0 {
      let distance = hypot(x - disc.x, y - disc.y)
      color = mix(color, mix(disc.tint, color, 0.12), smooth(disc.radius, disc.radius - 0.004, distance))
      color += disc.tint * (exp2Fast(-max(0, distance - disc.radius) * 9) * 0.22)
    }
    color = figure.color(x, y, over: color)
    color = eyes(x, y, over: color)
    return hasSnow ? mix(color, Tint(repeating: 0.98), flakes(x, y)) : color
  }

  private func eyes(_ x: Float, _ y: Float, over below: Tint) -> Tint {
    let side: Float = x < 0 ? -1 : 1
    let (u, v) = ((abs(x) / figure.scale - 0.3) / 0.13, ((y - figure.centerY) / figure.scale - 0.04) / 0.095)
    let tilted = v + u * 0.35
    let almond = hypot(u, tilted * (1 + abs(u) * 0.5))
    var color = mix(below, Tint(0.04, 0.03, 0.04), smooth(1.12, 1, almond))
    color = mix(color, eye, smooth(0.72, 0.64, hypot(u * 0.86, tilted)))
    color = mix(color, Tint(0.02, 0.02, 0.03), smooth(0.4, 0.34, hypot(u * 1.3, tilted)))
    return mix(
      color, Tint(repeating: 1), smooth(0.2, 0.12, hypot(u + 0.22 * side * figure.lightSide * -1, tilted + 0.28)))
  }

  private func flakes(_ x: Float, _ y: Float) -> Float {
    let scale = 15 / unit
    let (column, row) = ((x * scale).rounded(.down), (y * scale).rounded(.down))
    guard noise.cell(Int(column), Int(row)) > 0.6 else { return 0 }
    let size = 0.1 + 0.16 * noise.cell(Int(column), Int(row) + 99)
    let across = x * scale - column - 0.25 - 0.5 * noise.cell(Int(column) + 31, Int(row))
    let down = y * scale - row - 0.25 - 0.5 * noise.cell(Int(column), Int(row) + 31)
    return smooth(size, size * 0.6, hypot(across, down)) * 0.9
  }

  private static func facets(_ coat: Coat) -> [FacetFigure.Facet] {
    typealias Facet = FacetFigure.Facet
    let (main, dark, light) = (coat.main, coat.dark, coat.light)
    let cheek = coat.isRound ? mix(main, light, 0.3) : light
    let mane =
      coat.hasMane
      ? [
        Facet(dark, 0, -1, 0.55, -0.86, 0.98, -0.3, 1.02, 0.35, 0.7, 0.95, 0, 1.15),
        Facet(mix(dark, main, 0.4), 0, -0.8, 0.6, -0.62, 0.86, 0, 0.7, 0.7, 0, 0.95),
      ]
      : []
    let body = [
      Facet(mix(main, dark, 0.45), 0, 0.4, 0.6, 0.42, 1.5, 3.2, 0, 3.2),
      Facet(mix(main, dark, 0.2), 0, 0.4, 0.5, 0.46, 0.85, 3.2, 0, 3.2),
      Facet(light * 0.92, 0, 0.6, 0.38, 0.62, 0.3, 1.05, 0.1, 1.9, 0, 2),
    ]
    let face = [
      Facet(main, 0, -0.44, 0.2, -0.47, 0, 0.1), Facet(main * 1.05, 0.2, -0.47, 0.3, 0.02, 0, 0.1),
      Facet(main * 0.94, 0.2, -0.47, 0.66, -0.2, 0.3, 0.02), Facet(main * 0.86, 0.66, -0.22, 0.8, 0.2, 0.3, 0.02),
      Facet(cheek, 0.9, 0.3, 0.44, 0.54, 0.3, 0.02, 0.7, 0.1), Facet(cheek * 0.94, 0.3, 0.02, 0.46, 0.54, 0.12, 0.42),
      Facet(main * 1.08, 0, 0.1, 0.3, 0.02, 0.12, 0.42), Facet(main * 1.12, 0, 0.08, 0.12, 0.42, 0, 0.5),
      Facet(light * 0.98, 0.12, 0.42, 0.46, 0.54, 0, 0.88), Facet(light * 1.03, 0, 0.5, 0.12, 0.42, 0, 0.88),
      Facet(Tint(0.05, 0.04, 0.05), 0, 0.46, 0.13, 0.47, 0.07, 0.6, 0, 0.63),
    ]
    let stripes =
      coat.hasStripes
      ? [
        Facet(dark, 0, -0.42, 0.06, -0.42, 0, -0.12), Facet(dark, 0.2, -0.44, 0.28, -0.42, 0.17, -0.16),
        Facet(dark, 0.72, -0.02, 0.72, 0.06, 0.46, 0.06), Facet(dark, 0.8, 0.2, 0.78, 0.28, 0.5, 0.2),
      ] : []
    return mane + body + coat.ears + (coat.isRound ? face.map(rounded) : face) + stripes
      + (coat.hasPatches ? [Facet(dark, 0.14, 0.02, 0.26, -0.12, 0.46, -0.06, 0.46, 0.14, 0.3, 0.22)] : [])
  }

  /// The same facet with a shorter muzzle and a fuller cheek.
  private static func rounded(_ facet: FacetFigure.Facet) -> FacetFigure.Facet {
    var numbers: [Float] = []
    for corner in facet.corners {
      let isTip = corner.x > 0.85
      numbers.append(isTip ? 0.8 : corner.x)
      numbers.append(corner.y > 0.1 ? 0.1 + (corner.y - 0.1) * 0.74 : corner.y)
    }
    return FacetFigure.Facet(facet.color, numbers)
  }
}
