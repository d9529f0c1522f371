/// What an animal's face looks like: colours, ears and marks.
struct Coat: Sendable {
  var main = Tint(hex: 0xD9652A)
  var dark = Tint(hex: 0x3A1D16)
  var light = Tint(hex: 0xF6EADB)
  var eye = Tint(hex: 0xF0B030)
  var ears: [FacetFigure.Facet] = []
  var hasMane = false
  var hasStripes = false
  var hasPatches = false
  /// Whether the muzzle is short and the cheeks have the colour of the coat, as in cats and bears.
  var isRound = false

  init(_ reading: PromptReading) {
    if reading.has("wolf", "husky") {
      (main, dark, light, eye) = (Tint(hex: 0x77818E), Tint(hex: 0x2A303A), Tint(hex: 0xE6EBF0), Tint(hex: 0x9AD0F0))
    } else if reading.has("cat", "kitten") {
      (main, dark, light, eye) = (Tint(hex: 0x5A5660), Tint(hex: 0x26232B), Tint(hex: 0xD8D0CC), Tint(hex: 0x8ED45C))
    } else if reading.has("dog", "puppy") {
      (main, dark, light, eye) = (Tint(hex: 0xB9813F), Tint(hex: 0x5B381D), Tint(hex: 0xF2E2C4), Tint(hex: 0x8A5526))
    } else if reading.has("panda") {
      (main, dark, light, eye) = (Tint(hex: 0xECEAE4), Tint(hex: 0x1C1C22), Tint(hex: 0xF8F6F0), Tint(hex: 0x7A5A3A))
      hasPatches = true
    } else if reading.has("bear") {
      (main, dark, light, eye) = (Tint(hex: 0x6B4329), Tint(hex: 0x2E1B10), Tint(hex: 0xB58A62), Tint(hex: 0x9A6A34))
    } else if reading.has("tiger") {
      (main, dark, light, eye) = (Tint(hex: 0xE8872B), Tint(hex: 0x1E1512), Tint(hex: 0xF8EEDC), Tint(hex: 0xE8D050))
      hasStripes = true
    } else if reading.has("lion") {
      (main, dark, light, eye) = (Tint(hex: 0xDCA650), Tint(hex: 0x7A4319), Tint(hex: 0xF4E2BA), Tint(hex: 0xD89A2C))
      hasMane = true
    } else if reading.has("rabbit", "bunny") {
      (main, dark, light, eye) = (Tint(hex: 0xB9A58F), Tint(hex: 0xD79A9A), Tint(hex: 0xF4EDE2), Tint(hex: 0x5A3420))
    }
    isRound = reading.has("cat", "kitten", "tiger", "lion", "bear", "panda", "rabbit", "bunny")
    // A colour before an animal is its colour: "a red fox", "a white wolf".
    if let named = reading.colors.first { main = mix(main, named.tint, 0.6) }
    ears = Self.ears(reading, main, dark, light)
  }

  private static func ears(_ reading: PromptReading, _ main: Tint, _ dark: Tint, _ light: Tint) -> [FacetFigure.Facet] {
    if reading.has("bear", "panda", "lion", "tiger") {
      let outer = reading.has("panda") ? dark : main
      return [
        .init(outer, 0.28, -0.42, 0.34, -0.68, 0.56, -0.78, 0.76, -0.6, 0.74, -0.3, 0.6, -0.16),
        .init(mix(dark, main, 0.25), 0.4, -0.42, 0.44, -0.6, 0.57, -0.65, 0.66, -0.52, 0.62, -0.32),
      ]
    }
    if reading.has("rabbit", "bunny") {
      return [
        .init(main, 0.08, -0.42, 0.16, -1.1, 0.32, -1.14, 0.5, -0.34),
        .init(dark, 0.18, -0.46, 0.22, -1, 0.3, -1, 0.36, -0.42),
      ]
    }
    if reading.has("dog", "puppy") {
      return [
        .init(dark, 0.3, -0.46, 0.62, -0.56, 0.96, 0.1, 0.86, 0.42, 0.68, 0.3),
        .init(mix(dark, main, 0.35), 0.34, -0.42, 0.6, -0.5, 0.76, 0.1),
      ]
    }
    return [
      .init(main * 0.92, 0.16, -0.44, 0.64, -1.02, 0.7, -0.16), .init(dark, 0.27, -0.44, 0.59, -0.87, 0.61, -0.28),
      .init(mix(dark, light, 0.5), 0.36, -0.4, 0.56, -0.66, 0.56, -0.3),
      .init(dark, 0.545, -0.9, 0.64, -1.02, 0.655, -0.78),
    ]
  }
}
