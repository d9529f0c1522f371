/// A colour with an everyday name.
struct ColorName: Equatable, Sendable {
  let name: String
  let tint: Tint

  /// The colour of a word, also by its near synonyms; nil when the word names none.
  static func named(_ word: String) -> ColorName? {
    let common = synonyms[word] ?? word
    return palette.first { $0.name == common }
  }

  /// The name that comes nearest to a colour, the way people sort: first by greyness, then by hue.
  static func nearest(_ tint: Tint) -> ColorName {
    let high = max(tint.x, tint.y, tint.z)
    let low = min(tint.x, tint.y, tint.z)
    let isGrey = high - low < 0.1 || high < 0.12
    let greys: Set<String> = ["black", "dark grey", "grey", "light grey", "white"]
    let candidates = palette.filter { greys.contains($0.name) == isGrey }
    return candidates.min { distance($0.tint, tint) < distance($1.tint, tint) } ?? palette[0]
  }

  /// Hue counts more than brightness.
  private static func distance(_ a: Tint, _ b: Tint) -> Float {
    let change = a - b
    let light = a.brightness - b.brightness
    let hue = change - Tint(repeating: light)
    return (hue * hue).sum() * 2 + light * light
  }

  private static let synonyms = [
    "crimson": "red", "scarlet": "red", "ruby": "red", "amber": "orange", "gold": "yellow", "golden": "yellow",
    "emerald": "green", "lime": "green", "cyan": "turquoise", "teal": "turquoise", "aqua": "turquoise", "azure": "blue",
    "cobalt": "blue", "indigo": "violet", "purple": "violet", "lavender": "violet", "magenta": "pink",
    "gray": "grey", "silver": "light grey", "beige": "sand", "navy": "dark blue",
  ]

  static let palette: [ColorName] = [
    ColorName(name: "black", tint: Tint(hex: 0x0E0E10)), ColorName(name: "dark grey", tint: Tint(hex: 0x404246)),
    ColorName(name: "grey", tint: Tint(hex: 0x828488)), ColorName(name: "light grey", tint: Tint(hex: 0xC0C2C6)),
    ColorName(name: "white", tint: Tint(hex: 0xF6F6F4)), ColorName(name: "red", tint: Tint(hex: 0xD62A2A)),
    ColorName(name: "dark red", tint: Tint(hex: 0x6E1620)), ColorName(name: "orange", tint: Tint(hex: 0xEE8030)),
    ColorName(name: "brown", tint: Tint(hex: 0x744A2C)), ColorName(name: "dark brown", tint: Tint(hex: 0x38241A)),
    ColorName(name: "sand", tint: Tint(hex: 0xD8B88A)), ColorName(name: "yellow", tint: Tint(hex: 0xF2D03C)),
    ColorName(name: "olive", tint: Tint(hex: 0x7A7C34)), ColorName(name: "green", tint: Tint(hex: 0x3E9E46)),
    ColorName(name: "dark green", tint: Tint(hex: 0x1E4A2C)), ColorName(name: "turquoise", tint: Tint(hex: 0x34B8B4)),
    ColorName(name: "dark turquoise", tint: Tint(hex: 0x1A5560)),
    ColorName(name: "light blue", tint: Tint(hex: 0x92C2E8)),
    ColorName(name: "blue", tint: Tint(hex: 0x2F62CC)), ColorName(name: "dark blue", tint: Tint(hex: 0x14224E)),
    ColorName(name: "violet", tint: Tint(hex: 0x7C48B8)), ColorName(name: "dark violet", tint: Tint(hex: 0x36204E)),
    ColorName(name: "pink", tint: Tint(hex: 0xE874AE)), ColorName(name: "rose", tint: Tint(hex: 0xE8A49C)),
  ]
}
