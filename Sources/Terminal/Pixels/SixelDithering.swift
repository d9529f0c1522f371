import Cells
import Glibc

/// Gives each pixel a colour of a palette; what it gets too much or too little of, in light, its neighbours make up for.
struct SixelDithering {
  private let shown: [SIMD3<UInt8>]
  private let light: [SIMD3<Float>]
  /// Light of each 8-bit value, and the 8-bit value of light in steps of 1/4095.
  private let lightOf: [Float]
  private let valueOf: [UInt8]

  init(palette: SixelPalette) {
    let lightOf = (0..<256).map { Self.light(Float($0) / 255) }
    self.lightOf = lightOf
    valueOf = (0..<4096).map { UInt8((Self.value(Float($0) / 4095) * 255).rounded()) }
    shown = palette.shown
    light = shown.map { SIMD3(lightOf[Int($0.x)], lightOf[Int($0.y)], lightOf[Int($0.z)]) }
  }

  /// The place in the palette of each pixel, row by row.
  func places(of image: PixelImage) -> [UInt8] {
    let width = image.size.width
    var places = [UInt8](repeating: 0, count: width * image.size.height)
    var nearest = [Int16](repeating: -1, count: 1 << 15)
    var here = [SIMD3<Float>](repeating: .zero, count: width + 2)
    var below = here
    for y in 0..<image.size.height {
      for x in 0..<width {
        let index = y * width + x
        let wanted = light(at: index, of: image) + here[x + 1]
        let owed = wanted.clamped(lowerBound: SIMD3(repeating: -0.25), upperBound: SIMD3(repeating: 1.25))
        let place = place(of: owed, known: &nearest)
        places[index] = UInt8(place)
        let error = (owed - light[place]) / 16
        here[x + 2] += error * 7
        below[x] += error * 3
        below[x + 1] += error * 5
        below[x + 2] += error
      }
      swap(&here, &below)
      for x in below.indices { below[x] = .zero }
    }
    return places
  }

  private func light(at index: Int, of image: PixelImage) -> SIMD3<Float> {
    let start = index * 3
    return SIMD3(
      lightOf[Int(image.pixels[start])], lightOf[Int(image.pixels[start + 1])], lightOf[Int(image.pixels[start + 2])])
  }

  /// By the first five bits of each channel, each looked for once.
  private func place(of owed: SIMD3<Float>, known: inout [Int16]) -> Int {
    let steps = owed.clamped(lowerBound: .zero, upperBound: .one) * 4095
    let value = SIMD3<Int>(
      Int(valueOf[Int(steps.x)]), Int(valueOf[Int(steps.y)]), Int(valueOf[Int(steps.z)]))
    let bin = (value.x >> 3) << 10 | (value.y >> 3) << 5 | value.z >> 3
    if known[bin] >= 0 { return Int(known[bin]) }
    let found = search(value)
    known[bin] = Int16(found)
    return found
  }

  private func search(_ value: SIMD3<Int>) -> Int {
    var best = (place: 0, distance: Int.max)
    for (place, candidate) in shown.enumerated() {
      let difference = SIMD3<Int>(truncatingIfNeeded: candidate) &- value
      let distance = (difference &* difference &* SIMD3(3, 4, 2)).wrappedSum()
      if distance < best.distance { best = (place, distance) }
    }
    return best.place
  }

  private static func light(_ value: Float) -> Float {
    value <= 0.04045 ? value / 12.92 : powf((value + 0.055) / 1.055, 2.4)
  }

  private static func value(_ light: Float) -> Float {
    light <= 0.0031308 ? light * 12.92 : 1.055 * powf(light, 1 / 2.4) - 0.055
  }
}
