import Domain
import Foundation

/// What `--max-cost` allows.
struct CostLimit: Sendable {
  /// US dollars; nil allows everything.
  var limit: Decimal?

  /// - Throws: an `.overBudget` failure before anything is spent.
  func check(_ estimate: Estimate) throws(Failure) {
    guard let limit else { return }
    switch estimate {
    case .range(_, let high) where high > limit, .learnt(_, let high, _) where high > limit:
      throw Failure(
        .overBudget, "This may cost up to \(Money.text(high)), more than --max-cost \(Money.text(limit)).",
        advice: "Nothing was sent. Raise --max-cost, or choose a cheaper model.")
    case .unknown(let reason):
      throw Failure(
        .overBudget, "What this costs cannot be told beforehand (\(reason)), so --max-cost cannot be kept.",
        advice: "Nothing was sent. Leave --max-cost out, or choose a model with a stated price (visualizer models).")
    case .range, .learnt: return
    }
  }

  /// What is left when so much of it is spent.
  func less(_ spent: Decimal) -> CostLimit { CostLimit(limit: limit.map { $0 - spent }) }

  /// Between two requests of one order: what was reported so far counts, not what was estimated.
  func check(spent: Decimal, next: Estimate) throws(Failure) {
    guard let limit, let high = next.bounds?.high, spent + high > limit else { return }
    throw Failure(
      .overBudget, "\(Money.text(spent)) is spent, and the next request would pass --max-cost \(Money.text(limit)).",
      advice: "The other images were not asked for.")
  }
}
