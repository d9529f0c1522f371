import Foundation

/// Flowing bands of colour: noise that bends noise.
struct FlowScene: Scene {
  private let noise: Noise
  private let palette: [Tint]
  private let scale: Float

  init(_ stage: Stage) {
    noise = stage.noise.fork(61)
    scale = 1.5 + stage.chance(62) * 1.2
    let named = stage.reading.colors.map(\.tint)
    let sets = Self.palettes
    let usual = sets[Int(stage.chance(63) * Float(sets.count)) % sets.count]
    palette = named.isEmpty ? usual : [Tint(0.04, 0.04, 0.08)] + named + [Tint(0.98, 0.96, 0.9)]
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    let (u, v) = (x * scale, y * scale)
    let (warpX, warpY) = (noise.layered(u, v, 3), noise.layered(u + 5.2, v + 1.3, 3))
    let (bentX, bentY) = (u + 3.2 * warpX, v + 3.2 * warpY)
    let (foldX, foldY) = (noise.layered(bentX + 1.7, bentY + 9.2, 3), noise.layered(bentX + 8.3, bentY + 2.8, 3))
    let field = noise.layered(u + 2.6 * foldX, v + 2.6 * foldY, 4)
    let position = smooth(0.22, 0.78, field)
    let lines = 0.5 + 0.5 * sin((field * 9 + foldX * 3) * 6.2832)
    var color = ramp(palette, position)
    color *= 0.72 + 0.34 * smooth(0.2, 0.75, foldY) + 0.16 * lines
    let edge = smooth(0.86, 1, lines) * smooth(0.35, 0.7, warpX)
    return color + mix(Tint(1, 0.95, 0.85), palette[palette.count - 1], 0.5) * (edge * 0.28)
  }

  private static let palettes: [[Tint]] = [
    [0x0B1033, 0x2A2D7C, 0x9A3B8F, 0xF2785C, 0xFFD98A], [0x051923, 0x00566B, 0x16A5A0, 0xB8E0B0, 0xFFF4D6],
    [0x1A0B14, 0x6B1230, 0xD1363A, 0xF79B4B, 0xFFF0C9], [0x0A0F1E, 0x1D3B72, 0x4F9BD9, 0xF4C9A0, 0xE8663C],
    [0x10141A, 0x24483E, 0x6C9A4E, 0xE5C75B, 0xF7F0DC],
  ].map { $0.map { Tint(hex: $0) } }
}
