import Foundation

/// A width to height ratio in the service's notation, e.g. `16:9` or `9:19.5`.
package struct AspectRatio: Hashable, Sendable {
  package let text: String
  /// Width over height.
  package let value: Double

  /// Nil for `auto` and anything that is no ratio of two positive numbers.
  package init?(_ text: String) {
    let sides = text.split(separator: ":", omittingEmptySubsequences: false)
    guard sides.count == 2, let width = Double(sides[0]), let height = Double(sides[1]), width > 0, height > 0,
      width.isFinite, height.isFinite
    else { return nil }
    self.text = text
    value = width / height
  }

  /// The nearest of `offered` by the distance of logarithms; of two equally near the one of this orientation wins.
  package func nearest(in offered: [String]) -> AspectRatio? {
    let ratios = offered.compactMap { AspectRatio($0) }
    return ratios.min { a, b in
      let (left, right) = (distance(to: a), distance(to: b))
      return abs(left - right) < 1e-9 ? sharesOrientation(with: a) && !sharesOrientation(with: b) : left < right
    }
  }

  private func distance(to other: AspectRatio) -> Double { abs(log(value) - log(other.value)) }

  private func sharesOrientation(with other: AspectRatio) -> Bool {
    (value > 1) == (other.value > 1) && (value < 1) == (other.value < 1)
  }
}
