/// A resolution word of the service: `512`, `1K`, `2K`, `4K`, or one that comes later.
package enum ResolutionTier {
  /// The side of the tier's square in pixels; nil for a word that is no number.
  package static func side(_ text: String) -> Int? {
    if text.uppercased().hasSuffix("K") {
      guard let thousands = Double(text.dropLast()), thousands > 0, thousands <= 64 else { return nil }
      return Int(thousands * 1024)
    }
    guard let side = Int(text), side > 0, side <= 65_536 else { return nil }
    return side
  }
}
