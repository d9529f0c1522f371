/// The colours that a file's red, green, blue and white stand for, each as CIE x and y.
struct Primaries: Equatable, Sendable {
  var red: SIMD2<Double>
  var green: SIMD2<Double>
  var blue: SIMD2<Double>
  var white: SIMD2<Double>

  private static let daylight = SIMD2(0.3127, 0.329)
  static let sRGB = Primaries(red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: daylight)
  static let adobeRGB = Primaries(red: [0.64, 0.33], green: [0.21, 0.71], blue: [0.15, 0.06], white: daylight)

  /// By the numbers of H.273, which PNG's cICP uses; nil for those that have no colours of their own.
  init?(code: Int) {
    switch code {
    case 1: self = .sRGB
    case 4: self.init(red: [0.67, 0.33], green: [0.21, 0.71], blue: [0.14, 0.08], white: [0.31, 0.316])
    case 5: self.init(red: [0.64, 0.33], green: [0.29, 0.6], blue: [0.15, 0.06], white: Self.daylight)
    case 6, 7: self.init(red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07], white: Self.daylight)
    case 9: self.init(red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: Self.daylight)
    case 11: self.init(red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: [0.314, 0.351])
    case 12: self.init(red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: Self.daylight)
    default: return nil
    }
  }

  init(red: SIMD2<Double>, green: SIMD2<Double>, blue: SIMD2<Double>, white: SIMD2<Double>) {
    (self.red, self.green, self.blue, self.white) = (red, green, blue, white)
  }

  /// Takes light of these colours to that of sRGB's; nil where they make no sense, or are sRGB's own.
  var toSRGB: ColorMatrix? {
    guard !isNear(.sRGB), let here = toXYZ, let there = Self.sRGB.toXYZ?.inverse, let adaptation else { return nil }
    return there * adaptation * here
  }

  private func isNear(_ other: Primaries) -> Bool {
    [(red, other.red), (green, other.green), (blue, other.blue), (white, other.white)].allSatisfy { a, b in
      abs(a.x - b.x) < 0.002 && abs(a.y - b.y) < 0.002
    }
  }

  private var toXYZ: ColorMatrix? {
    guard let r = Self.xyz(red), let g = Self.xyz(green), let b = Self.xyz(blue), let w = Self.xyz(white) else {
      return nil
    }
    let columns = ColorMatrix(r, g, b).transposed
    guard let inverse = columns.inverse else { return nil }
    return columns * .diagonal(inverse * w)
  }

  /// From this white to sRGB's, as the eye adapts to it, by Bradford's figures.
  private var adaptation: ColorMatrix? {
    let cones = ColorMatrix([0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296])
    guard let back = cones.inverse, let here = Self.xyz(white), let there = Self.xyz(Self.daylight) else { return nil }
    return back * .diagonal((cones * there) / (cones * here)) * cones
  }

  private static func xyz(_ place: SIMD2<Double>) -> SIMD3<Double>? {
    guard place.x >= 0, place.y > 0.00001, place.x <= 1, place.y <= 1 else { return nil }
    return SIMD3(place.x / place.y, 1, (1 - place.x - place.y) / place.y)
  }
}
