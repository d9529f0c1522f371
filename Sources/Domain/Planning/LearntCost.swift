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
  /// From finished entries of the ledger whose cost the service reported.
  package init(_ entries: some Sequence<LedgerEntry>) {
    self.init()
    for entry in entries where entry.kind == .image && entry.outcome == .done {
      if let cost = entry.cost { learn(cost, images: Swift.max(1, entry.assets.count), of: entry.model) }
    }
  }

  /// Takes in what a request that made so many images cost. Nothing is learnt from requests that cost nothing.
  package mutating func learn(_ cost: Decimal, images: Int, of model: String) {
    guard images > 0 else { return }
    learn(each: cost / Decimal(images), of: model)
  }

  package mutating func learn(each: Decimal, of model: String) {
    guard each > 0 else { return }
    if self[model] == nil { self[model] = LearntCost(each) } else { self[model]?.add(each) }
  }
}
