import Foundation

/// Dunes with sharp crests, one side in light and one in shade; pyramids when the prompt asks for them.
struct DesertScene: Scene {
  private let sky: Sky
  private let noise: Noise
  private let hasPyramids: Bool
  private let sand: [Tint]
  private let unit: Float

  init(_ stage: Stage) {
    sky = Sky(
      stage, horizon: 0.56, hour: stage.reading.hour ?? (stage.chance(141) < 0.6 ? .sunset : .day), sunHeight: 0.42)
    noise = stage.noise.fork(142)
    hasPyramids = stage.reading.has("pyramid", "egypt") || stage.chance(143) < 0.3
    let isNight = sky.hour == .night
    sand = isNight ? [Tint(0.07, 0.09, 0.17), Tint(0.32, 0.36, 0.5)] : [Tint(hex: 0x7A3E22), Tint(hex: 0xF0B46C)]
    unit = stage.unit
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    for layer in stride(from: 3, through: 0, by: -1) {
      if let color = dune(x, y, layer) { return color }
    }
    if hasPyramids, let color = pyramids(x, y) { return color }
    return sky.color(x, y)
  }

  private func dune(_ x: Float, _ y: Float, _ layer: Int) -> Tint? {
    let nearness = Float(layer) / 3
    let noise = noise.fork(layer)
    let crest = crest(x, layer, noise)
    guard y > crest else { return nil }
    let depth = y - crest
    // The line where light meets shade winds down from each summit.
    let bend = (noise.layered(y * 3.2, x * 0.9, 3) - 0.5) * 0.3
    let slope =
      self.crest(x + 0.03 + bend * depth * 3, layer, noise) - self.crest(x - 0.03 + bend * depth * 3, layer, noise)
    let facing = slope * max(-1, min(1, (x - sky.sunX) * 4)) * 9
    let ripples =
      sin((y * 260 + x * 60 + noise.layered(x * 6, y * 6, 3) * 16) * (1.1 - nearness * 0.6)) * 0.03 * nearness
    let light = smooth(0.42, -0.28, facing) + ripples
    let tone = mix(sand[0], sand[1], 0.14 + light * 0.86) * (0.8 + 0.2 * smooth(0.5, 0, depth))
    let tinted = mix(tone, tone * sky.light * 1.15, 0.5)
    return mix(tinted, sky.haze, (1 - nearness) * 0.55)
  }

  private func crest(_ x: Float, _ layer: Int, _ noise: Noise) -> Float {
    let nearness = Float(layer) / 3
    let scale = 1.5 - nearness * 0.6
    let wave = 1 - abs(noise.at(x * scale + 20, 4) * 2 - 1)
    return 0.57 + nearness * 0.3 - wave * (0.07 + nearness * 0.13) + 0.04
  }

  private func pyramids(_ x: Float, _ y: Float) -> Tint? {
    for (offset, size) in [(Float(-0.04), Float(0.3)), (0.3, 0.2), (-0.38, 0.16)] {
      let (u, v) = ((x - offset * unit * 1.3) / (size * unit), (0.6 - y) / (size * unit))
      guard v > -0.4, abs(u) < (1 - v) * 0.85, v < 1 else { continue }
      let edge = (1 - v) * 0.2
      let isLit = (u < edge) == (sky.sunX < x)
      let course = 0.93 + 0.07 * noise.cell(Int(v * 26), 3)
      return mix(sand[0], sand[1], isLit ? 0.82 : 0.22) * course * 0.92 + sky.haze * 0.12
    }
    return nil
  }
}
