import Foundation

/// Another scene seen in a manner: watercolour, oil, pixels, mosaic and so on.
struct MannerScene: Scene {
  private let scene: any Scene
  private let manner: Manner
  private let noise: Noise
  private let unit: Float

  init(scene: any Scene, manner: Manner, stage: Stage) {
    self.scene = scene
    self.manner = manner
    noise = stage.noise.fork(81)
    unit = stage.unit
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    switch manner {
    case .watercolor: watercolor(x, y)
    case .oil: oil(x, y)
    case .pixels: pixels(x, y)
    case .monochrome: monochrome(scene.color(x, y))
    case .sepia: ramp([Tint(hex: 0x24170E), Tint(hex: 0x9A7448), Tint(hex: 0xF6E6C4)], scene.color(x, y).brightness)
    case .comic: comic(x, y)
    case .mosaic: mosaic(x, y)
    case .sketch: sketch(x, y)
    }
  }

  private func watercolor(_ x: Float, _ y: Float) -> Tint {
    let bend = unit * 0.05
    let (u, v) = (noise.layered(x * 9, y * 9, 3) - 0.5, noise.layered(x * 9 + 7, y * 9 + 3, 3) - 0.5)
    let color = scene.color(x + u * bend, y + v * bend)
    let washed = mix(color, Tint(repeating: 1), 0.22 + 0.25 * noise.layered(x * 4, y * 4, 3))
    let levels = (washed * 7).rounded(.toNearestOrAwayFromZero) / 7
    let grain = 0.96 + 0.06 * noise.at(x * 160, y * 160)
    return mix(washed, levels, 0.5) * grain
  }

  private func oil(_ x: Float, _ y: Float) -> Tint {
    let scale = 42 / unit
    let angle = noise.at(x * 3, y * 3) * 6.2832
    let (across, along) = (x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle))
    let (cellX, cellY) = ((across * scale).rounded(.down), (along * scale * 0.35).rounded(.down))
    let jitter = (noise.cell(Int(cellX), Int(cellY)) - 0.5) * 0.02 * unit
    let relief = 0.92 + 0.16 * noise.at(across * scale * 2.2, along * scale * 0.4)
    return mix(Tint(repeating: 0.5), scene.color(x + jitter, y + jitter), 1.12) * relief
  }

  private func pixels(_ x: Float, _ y: Float) -> Tint {
    let side = unit / 56
    let color = scene.color(((x / side).rounded(.down) + 0.5) * side, ((y / side).rounded(.down) + 0.5) * side)
    return (color * 5).rounded(.toNearestOrAwayFromZero) / 5
  }

  private func monochrome(_ color: Tint) -> Tint { Tint(repeating: smooth(0.04, 0.92, color.brightness)) }

  private func comic(_ x: Float, _ y: Float) -> Tint {
    let color = scene.color(x, y)
    let step = 0.004 * unit
    let change = scene.color(x + step, y).brightness - scene.color(x - step, y).brightness
    let drop = scene.color(x, y + step).brightness - scene.color(x, y - step).brightness
    let vivid = mix(Tint(repeating: color.brightness), color, 1.4)
    let flat = (vivid * 4).rounded(.toNearestOrAwayFromZero) / 4
    return mix(flat, Tint(repeating: 0.05), smooth(0.05, 0.14, hypot(change, drop)))
  }

  private func mosaic(_ x: Float, _ y: Float) -> Tint {
    let scale = 22 / unit
    let (column, row) = (Int((x * scale).rounded(.down)), Int((y * scale).rounded(.down)))
    var (first, second): (Float, Float) = (9, 9)
    var center: (Float, Float) = (x, y)
    for neighbor in 0..<9 {
      let (c, r) = (column + neighbor % 3 - 1, row + neighbor / 3 - 1)
      let point = (Float(c) + noise.cell(c, r), Float(r) + noise.cell(c, r + 4000))
      let distance = hypot(x * scale - point.0, y * scale - point.1)
      if distance < first {
        (first, second, center) = (distance, first, (point.0 / scale, point.1 / scale))
      } else {
        second = min(second, distance)
      }
    }
    return mix(Tint(repeating: 0.06), scene.color(center.0, center.1) * 1.08, smooth(0.02, 0.1, second - first))
  }

  private func sketch(_ x: Float, _ y: Float) -> Tint {
    let light = scene.color(x, y).brightness
    let step = 0.005 * unit
    let change = light - scene.color(x + step, y).brightness
    let drop = light - scene.color(x, y + step).brightness
    let hatch = 0.5 + 0.5 * sin((x + y) * 300 / unit + noise.at(x * 20, y * 20) * 3)
    let cross = 0.5 + 0.5 * sin((x - y) * 300 / unit + noise.at(x * 20 + 9, y * 20) * 3)
    let shade = smooth(0.66, 0.3, light) * hatch * 0.55 + smooth(0.36, 0.1, light) * cross * 0.5
    let outline = smooth(0.012, 0.07, hypot(change, drop)) * (0.6 + 0.4 * noise.at(x * 60, y * 60))
    return mix(Tint(0.96, 0.94, 0.89), Tint(0.14, 0.14, 0.18), min(0.94, shade + outline + (1 - light) * 0.22))
  }
}
