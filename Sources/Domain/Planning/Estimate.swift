import Foundation

/// What a plan will probably cost, in US dollars, computed only from prices that endpoints state or from
/// what earlier results cost.
package enum Estimate: Hashable, Sendable {
  /// From the cheapest to the dearest provider that may serve.
  case range(low: Decimal, high: Decimal)
  /// No price is stated, but so much did that many earlier images of the model cost, each.
  case learnt(low: Decimal, high: Decimal, results: Int)
  /// There is no saying; the text is why, e.g. "priced by tokens".
  case unknown(String)

  /// `$0.04`, `$0.13 – 0.24` or `not known (priced by tokens)`.
  package var text: String {
    switch self {
    case .range(let low, let high): Self.text(low, high)
    case .learnt(let low, let high, let results):
      "\(Self.text(low, high)), as \(results == 1 ? "the last result" : "\(results) earlier results") cost"
    case .unknown(let reason): "not known (\(reason))"
    }
  }

  /// `estimated $0.04`, or `cost not known (priced by tokens)`.
  package var phrase: String { bounds == nil ? "cost \(text)" : "estimated \(text)" }

  /// The least and the most; nil when there is no saying.
  package var bounds: (low: Decimal, high: Decimal)? {
    switch self {
    case .range(let low, let high), .learnt(let low, let high, _): (low, high)
    case .unknown: nil
    }
  }

  /// Both ends times a number of requests.
  package static func * (estimate: Estimate, count: Int) -> Estimate {
    let factor = Decimal(count)
    return switch estimate {
    case .range(let low, let high): .range(low: low * factor, high: high * factor)
    case .learnt(let low, let high, let results): .learnt(low: low * factor, high: high * factor, results: results)
    case .unknown: estimate
    }
  }

  /// Both ends shared among a number of requests.
  package static func / (estimate: Estimate, count: Int) -> Estimate {
    let share = Decimal(max(1, count))
    return switch estimate {
    case .range(let low, let high): .range(low: low / share, high: high / share)
    case .learnt(let low, let high, let results): .learnt(low: low / share, high: high / share, results: results)
    case .unknown: estimate
    }
  }

  /// What is known of several, summed up; and of how many nothing is.
  ///
  /// - Returns: nil as the sum where nothing is known of any.
  package static func sum(of estimates: [Estimate]) -> (known: Estimate?, unknown: Int) {
    let known = estimates.compactMap(\.bounds)
    let unknown = estimates.count - known.count
    guard !known.isEmpty else { return (nil, unknown) }
    let low = known.reduce(Decimal()) { $0 + $1.low }
    return (.range(low: low, high: known.reduce(Decimal()) { $0 + $1.high }), unknown)
  }

  /// The same in words: `$0.08 – 0.12, and 1 of unknown cost`.
  package static func total(of estimates: [Estimate]) -> String {
    let (sum, unknown) = sum(of: estimates)
    guard let sum else { return "cost not known" }
    return unknown == 0 ? sum.text : "\(sum.text), and \(unknown) of unknown cost"
  }

  /// How far a reported cost is from it: `more than twice the estimate of $0.08`; nil where it is within half of the low
  /// end and twice the high end.
  package func mismatch(_ cost: Decimal) -> String? {
    guard let (low, high) = bounds else { return nil }
    if cost > high * 2 { return "more than twice the estimate of \(Self.text(low, high))" }
    return cost * 2 < low ? "less than half the estimate of \(Self.text(low, high))" : nil
  }

  private static func text(_ low: Decimal, _ high: Decimal) -> String {
    Money.text(low) == Money.text(high)
      ? Money.text(low) : "\(Money.text(low)) – \(Money.text(high).replacing("$", with: ""))"
  }
}
