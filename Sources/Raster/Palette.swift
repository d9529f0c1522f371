import Cells

/// The colours a terminal has to choose from, with what is needed to choose and to dither.
struct Palette: Sendable {
  /// The index that the terminal knows the first colour by; the others follow.
  let firstIndex: Int
  /// The colours in linear light, 0 to 1.
  let light: [SIMD3<Float>]
  private let perceived: [SIMD3<Float>]

  private init(firstIndex: Int, _ colors: [RGB]) {
    self.firstIndex = firstIndex
    light = colors.map(Self.light(of:))
    perceived = light.map(Self.perceived)
  }

  /// The 240 colours above the 16 that themes change.
  static let extended = Palette(firstIndex: 16, cube + grays)
  static let sixteen = Palette(firstIndex: 0, ansi)
  static let eight = Palette(firstIndex: 0, Array(ansi.prefix(8)))

  /// The palette of a depth; nil where there is none to choose from.
  static func of(_ depth: ColorDepth) -> Palette? {
    switch depth {
    case .palette256: extended
    case .sixteen: sixteen
    case .eight: eight
    case .full, .monochrome: nil
    }
  }

  /// The place in `light` of the colour that looks most like one in linear light.
  func nearest(to color: SIMD3<Float>) -> Int { Self.nearest(Self.perceived(color), in: perceived, weights: .one) }

  /// The place in `light` of the colour to mix others from, when neighbours make up for what it lacks. The wanted
  /// light may lie outside 0 to 1, by what the neighbours owe.
  ///
  /// With few colours the nearest to a dark green may look to be red, and dots of red, green and blue would mix it;
  /// measured by light it is black, and black with a few green dots looks far calmer.
  func nearest(toMix color: SIMD3<Float>) -> Int {
    guard light.count <= 16 else { return nearest(to: color.clamped(lowerBound: .zero, upperBound: .one)) }
    return Self.nearest(color, in: light, weights: SIMD3(0.5, 1, 0.35))
  }

  private static func nearest(_ wanted: SIMD3<Float>, in colors: [SIMD3<Float>], weights: SIMD3<Float>) -> Int {
    var best = 0
    var bestDistance = Float.infinity
    for (place, candidate) in colors.enumerated() {
      let difference = candidate - wanted
      let distance = (difference * difference * weights).sum()
      if distance < bestDistance {
        bestDistance = distance
        best = place
      }
    }
    return best
  }

  func ink(_ place: Int) -> Ink { .palette(UInt8(clamping: firstIndex + place)) }

  static func light(of color: RGB) -> SIMD3<Float> {
    let table = LinearLight.table
    return SIMD3(
      Float(table[Int(color.red)]), Float(table[Int(color.green)]), Float(table[Int(color.blue)])) / 65535
  }

  /// Oklab: a space in which equal distances look about equally far apart.
  private static func perceived(_ c: SIMD3<Float>) -> SIMD3<Float> {
    let long = root(0.4122214708 * c.x + 0.5363325363 * c.y + 0.0514459929 * c.z)
    let medium = root(0.2119034982 * c.x + 0.6806995451 * c.y + 0.1073969566 * c.z)
    let short = root(0.0883024619 * c.x + 0.2817188376 * c.y + 0.6299787005 * c.z)
    return SIMD3(
      0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
      1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
      0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short)
  }

  private static func root(_ value: Float) -> Float { LinearLight.cubeRoot(value) }

  private static let cube: [RGB] = (0..<216).map { index in
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    return RGB(steps[index / 36], steps[index / 6 % 6], steps[index % 6])
  }

  private static let grays: [RGB] = (0..<24).map { index in
    let value = UInt8(8 + index * 10)
    return RGB(value, value, value)
  }

  /// xterm's own; other terminals differ, which nothing can ask them everywhere.
  private static let ansi: [RGB] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { RGB(hex: $0) }
}
