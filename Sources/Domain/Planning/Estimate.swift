import Foundation

/// What a plan will probably cost, in US dollars, computed only from prices that endpoints state.
package enum Estimate: Hashable, Sendable {
  /// From the cheapest to the dearest provider that may serve.
  case range(low: Decimal, high: Decimal)
  /// There is no saying; the text is why, e.g. "priced by tokens".
  case unknown(String)

  /// `$0.04`, `$0.13 – 0.24` or `n/a (priced by tokens)`.
  package var text: String {
    switch self {
    case .range(let low, let high):
      Money.text(low) == Money.text(high)
        ? Money.text(low) : "\(Money.text(low)) – \(Money.text(high).replacing("$", with: ""))"
    case .unknown(let reason): "n/a (\(reason))"
    }
  }

  /// Both ends times a number of requests.
  package static func * (estimate: Estimate, count: Int) -> Estimate {
    guard case .range(let low, let high) = estimate else { return estimate }
    return .range(low: low * Decimal(count), high: high * Decimal(count))
  }
}
