/// Width and height in pixels, and the rules by which families of models choose them.
struct PixelSize: Equatable, Sendable {
  var width: Int
  var height: Int

  var megapixels: Double { Double(width * height) / 1e6 }

  /// The longer side a tier stands for, e.g. 2048 for `2K`; 1024 for a word that names no size up to 8K.
  static func longerSide(tier: String) -> Int {
    let word = tier.uppercased()
    let side = word.hasSuffix("K") ? Double(word.dropLast()).map { $0 * 1024 } : Double(word)
    guard let side, (64...8192).contains(side) else { return 1024 }
    return Int(side)
  }

  /// Width over height of a ratio such as `16:9` or `9:19.5`; nil when it is none.
  static func ratio(_ text: String) -> Double? {
    let sides = text.split(separator: ":", omittingEmptySubsequences: false).compactMap { Double($0) }
    guard sides.count == 2, sides.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    return sides[0] / sides[1]
  }

  /// An explicit size such as `2048x1024`, nil when it is none.
  init?(_ text: String) {
    let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard sides.count == 2 else { return nil }
    (width, height) = (sides[0], sides[1])
  }

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The size a model of an author gives for a ratio and a tier.
  init(author: String, ratio: Double, tier: String) {
    let side = Self.longerSide(tier: tier)
    let scale = Double(side) / 1024
    if let listed = (Self.tables[author] ?? []).first(where: { abs($0.ratio - ratio) < 0.02 * ratio }) {
      self.init(
        width: Int((Double(listed.size.0) * scale).rounded()), height: Int((Double(listed.size.1) * scale).rounded()))
    } else if Self.areaFamilies.contains(author) {
      self.init(area: Double(side * side), ratio: ratio)
    } else {
      self.init(
        width: Self.rounded(ratio >= 1 ? Double(side) : Double(side) * ratio),
        height: Self.rounded(ratio >= 1 ? Double(side) / ratio : Double(side)))
    }
  }

  private init(area: Double, ratio: Double) {
    let height = (area / ratio).squareRoot()
    self.init(width: Self.rounded(height * ratio), height: Self.rounded(height))
  }

  private static func rounded(_ side: Double) -> Int { max(64, Int((side / 16).rounded()) * 16) }

  /// Families that keep the area and let the sides follow; the others keep the longer side.
  private static let areaFamilies: Set<String> = [
    "google", "black-forest-labs", "bytedance-seed", "sourceful", "recraft",
  ]

  private static let tables: [String: [(ratio: Double, size: (Int, Int))]] = [
    "google": [
      (1, (1024, 1024)), (2 / 3, (832, 1248)), (3 / 2, (1248, 832)), (3 / 4, (864, 1184)), (4 / 3, (1184, 864)),
      (4 / 5, (896, 1152)), (5 / 4, (1152, 896)), (9 / 16, (768, 1344)), (16 / 9, (1344, 768)),
      (21 / 9, (1536, 672)),
    ],
    "microsoft": [
      (1, (1024, 1024)), (4 / 3, (1024, 768)), (3 / 4, (768, 1024)), (16 / 9, (1365, 768)), (9 / 16, (768, 1365)),
      (3 / 2, (1152, 768)), (2 / 3, (768, 1152)),
    ],
    "openai": [(1, (1024, 1024)), (3 / 2, (1536, 1024)), (2 / 3, (1024, 1536))],
  ]
}
