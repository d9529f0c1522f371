import Cells

/// The 256 colours of xterm, and the nearest of them to a 24-bit colour.
///
/// The first sixteen differ between terminals and themes, so they are only chosen where nothing else can be.
enum XtermPalette {
  static let basic: [RGB] = [
    RGB(hex: 0x000000), RGB(hex: 0xCD0000), RGB(hex: 0x00CD00), RGB(hex: 0xCDCD00),
    RGB(hex: 0x0000EE), RGB(hex: 0xCD00CD), RGB(hex: 0x00CDCD), RGB(hex: 0xE5E5E5),
    RGB(hex: 0x7F7F7F), RGB(hex: 0xFF0000), RGB(hex: 0x00FF00), RGB(hex: 0xFFFF00),
    RGB(hex: 0x5C5CFF), RGB(hex: 0xFF00FF), RGB(hex: 0x00FFFF), RGB(hex: 0xFFFFFF),
  ]

  /// The colour that an entry shows on an xterm with its usual settings.
  static func color(_ index: UInt8) -> RGB {
    if index < 16 { return basic[Int(index)] }
    if index >= 232 {
      let gray = 8 + (index - 232) * 10
      return RGB(gray, gray, gray)
    }
    let cube = index - 16
    return RGB(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }

  /// Among the 240 entries above the first sixteen.
  static func nearest256(_ color: RGB) -> UInt8 {
    let (red, green, blue) = (step(color.red), step(color.green), step(color.blue))
    let inCube = 16 + 36 * red + 6 * green + blue
    let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
    let inGrays = UInt8(232 + min(23, max(0, (mean - 4) / 10)))
    return distance(color, self.color(inGrays)) < distance(color, self.color(inCube)) ? inGrays : inCube
  }

  /// Among the first `count` entries, 8 or 16; a clear hue does not become a gray, which would lose what it tells.
  static func nearestBasic(_ color: RGB, count: Int) -> UInt8 {
    var best = (index: 0, distance: Int.max)
    for index in 0..<min(count, 16) {
      let candidate = basic[index]
      let losesHue = chroma(color) > 60 && chroma(candidate) == 0
      let distance = distance(color, candidate) + (losesHue ? 80_000 : 0)
      if distance < best.distance { best = (index, distance) }
    }
    return UInt8(best.index)
  }

  private static func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + step * 40 }

  private static func step(_ value: UInt8) -> UInt8 {
    if value < 48 { return 0 }
    return value < 115 ? 1 : (value - 35) / 40
  }

  private static func chroma(_ color: RGB) -> Int {
    Int(max(color.red, color.green, color.blue)) - Int(min(color.red, color.green, color.blue))
  }

  /// Weighted for the eye, which sees green best and blue least.
  private static func distance(_ a: RGB, _ b: RGB) -> Int {
    let red = Int(a.red) - Int(b.red)
    let green = Int(a.green) - Int(b.green)
    let blue = Int(a.blue) - Int(b.blue)
    return 3 * red * red + 4 * green * green + 2 * blue * blue
  }
}
