/// Ridges one behind the other under a sky, with firs in front and sometimes a lake.
struct MountainScene: Scene {
  private let sky: Sky
  private let noise: Noise
  private let hasSnow: Bool
  private let hasWater: Bool
  private let isLow: Bool
  /// Where the water begins, from 0 to 1; 2 when there is none.
  private let shore: Float
  private let layers: [Layer]

  private struct Layer {
    var noise: Noise
    var base: Float
    var height: Float
    var scale: Float
    /// 0 for the farthest, 1 for the nearest.
    var nearness: Float
  }

  init(_ stage: Stage, isLow: Bool = false) {
    let horizon: Float = isLow ? 0.86 : 0.66
    let isHigh = [nil, .day, .night].contains(stage.reading.hour) == false
    sky = Sky(stage, horizon: horizon, sunHeight: isHigh && !isLow ? 0.4 : nil)
    noise = stage.noise.fork(21)
    self.isLow = isLow
    hasSnow = stage.reading.weather.contains(.snow) || stage.reading.has("alp", "glacier") || stage.chance(22) < 0.4
    hasWater = stage.reading.has("lake", "river", "reflection") || (!isLow && stage.chance(23) < 0.45)
    shore = hasWater ? 0.74 : 2
    let count = isLow ? 2 : 5
    layers = (0..<count).map { index in
      let nearness = Float(index) / Float(count - 1)
      let top: Float = isLow ? 0.84 + nearness * 0.07 : 0.44 + nearness * (hasRoom ? 0.4 : 0.27)
      return Layer(
        noise: stage.noise.fork(30 + index), base: top, height: (isLow ? 0.07 : 0.33) * (1 - nearness * 0.62),
        scale: 1.5 + nearness * 1.2, nearness: nearness)
    }
    var hasRoom: Bool { !(stage.reading.has("lake", "river", "reflection") || stage.chance(23) < 0.45) }
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    guard y > shore else { return land(x, y) }
    let depth = (y - shore) / (1 - shore)
    let ripple = (noise.at(x * 14 / (0.4 + depth), depth * 46) - 0.5) * (0.012 + depth * 0.03)
    let mirrored = land(x + ripple * 0.6, shore - (y - shore) * 1.15 - abs(ripple))
    let deep = mix(sky.stops[0], sky.haze, 0.25) * 0.7
    let gleam = noise.at(x * 5, depth * 70) > 0.72 ? Float(0.06) : 0
    return mix(mirrored * 0.92, deep, 0.18 + depth * 0.35) + sky.light * gleam * (1 - depth)
  }

  private func land(_ x: Float, _ y: Float) -> Tint {
    for layer in layers.reversed() {
      let crest = crest(layer, x)
      if y > crest { return ground(layer, x, y, crest) }
    }
    return sky.color(x, y)
  }

  private func crest(_ layer: Layer, _ x: Float) -> Float {
    let rise = layer.noise.ridged(x * layer.scale + 40, 3.7, layer.nearness > 0.9 ? 3 : 5)
    let crest = layer.base - rise * layer.height + layer.height * 0.35
    guard layer.nearness > 0.9 else { return crest }
    return crest - firs(layer, x)
  }

  /// The relief below a crest: its ribs lean aside as they come down.
  private func face(_ layer: Layer, _ x: Float, _ depth: Float) -> Float {
    layer.noise.ridged(x * layer.scale * 1.3 + 40 + depth * 0.8, 3.7 + depth * 7, 4) * layer.height
  }

  /// Height of a row of firs at `x`.
  private func firs(_ layer: Layer, _ x: Float) -> Float {
    var tallest: Float = 0
    for row in 0..<2 {
      let width: Float = row == 0 ? 0.026 : 0.017
      let shifted = x / width + Float(row) * 0.37
      let column = shifted.rounded(.down)
      let chance = layer.noise.cell(Int(column), row + 60)
      guard chance > 0.25 else { continue }
      let across = abs(shifted - column - 0.5) * 2
      let size = (0.018 + chance * 0.05) * (row == 0 ? 1 : 0.7)
      tallest = max(tallest, (1 - across) * size)
    }
    return tallest
  }

  private func ground(_ layer: Layer, _ x: Float, _ y: Float, _ crest: Float) -> Tint {
    let depth = y - crest
    let dark = mix(sky.stops[0], Tint(0.05, 0.08, 0.07), layer.nearness * 0.8) * (0.85 - layer.nearness * 0.45)
    var color = mix(sky.haze, dark, 0.25 + layer.nearness * 0.75)
    if layer.nearness < 0.9 {
      // The side that faces the sun is lighter: the slope of the face tells which one that is.
      let slope = face(layer, x + 0.012, depth) - face(layer, x - 0.012, depth)
      let facing = slope * max(-1, min(1, (sky.sunX - x) * 5))
      let rock = layer.noise.layered(x * 9, y * 9 + depth * 6, 4)
      color +=
        mix(sky.light, sky.haze, 0.4) * smooth(-0.004, 0.03, facing + (rock - 0.5) * 0.03) * 0.2
        * (1 - layer.nearness * 0.5)
      color *= 0.9 + rock * 0.2
      if hasSnow { color = mix(color, snow(facing), snowCover(layer, x, y, depth, rock)) }
    } else if hasSnow, sky.hour != .night {
      color = mix(color, mix(sky.haze, Tint(repeating: 1), 0.5), smooth(0.05, 0.2, depth) * 0.75)
    }
    let mist = smooth(0, 0.3, depth) * (1 - layer.nearness) * 0.55
    return mix(color, sky.haze, mist)
  }

  private func snow(_ facing: Float) -> Tint {
    mix(
      mix(sky.stops[1], Tint(repeating: 1), 0.35), mix(sky.light, Tint(repeating: 1), 0.45), smooth(-0.01, 0.02, facing)
    )
      * (sky.hour == .night ? 0.5 : 0.96)
  }

  private func snowCover(_ layer: Layer, _ x: Float, _ y: Float, _ depth: Float, _ rock: Float) -> Float {
    let line = layer.base + layer.height * 0.02
    return smooth(0.0, 0.09, line - y + (rock - 0.5) * 0.16) * smooth(0.65, 0.5, rock) * (1 - layer.nearness * 0.7)
  }
}
