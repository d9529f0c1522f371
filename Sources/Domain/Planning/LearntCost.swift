import Foundation

/// What images of one model have cost so far, each, in US dollars: for models whose price is stated by tokens alone.
package struct LearntCost: Hashable, Sendable {
  package private(set) var low: Decimal
  package private(set) var high: Decimal
  package private(set) var results: Int

  package init(_ cost: Decimal) {
    low = cost
    high = cost
    results = 1
  }

  package mutating func add(_ cost: Decimal) {
    low = min(low, cost)
    high = max(high, cost)
    results += 1
  }

  /// As an estimate for so many images.
  package func estimate(images: Int) -> Estimate { Estimate.learnt(low: low, high: high, results: results) * images }
}

extension [String: LearntCost] {
  /// Takes in what a request that made so many images cost. Nothing is learnt from requests that cost nothing.
  package mutating func learn(_ cost: Decimal, images: Int, of model: String) {
    guard cost > 0, images > 0 else { return }
    let each = cost / Decimal(images)
    if self[model] == nil { self[model] = LearntCost(each) } else { self[model]?.add(each) }
  }
}
