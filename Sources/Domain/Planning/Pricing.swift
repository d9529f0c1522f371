import Foundation

/// Prices of the providers that may serve, applied to requests. Nothing is invented: a line that needs a count nobody
/// knows before (tokens) makes the price unknown.
package struct Pricing: Sendable {
  package var endpoints: [ImageEndpoint]

  package init(endpoints: [ImageEndpoint]) { self.endpoints = endpoints }

  package func estimate(_ requests: [ImageRequest]) -> Estimate {
    guard !endpoints.isEmpty else { return .unknown("no provider states a price") }
    var low: Decimal = 0
    var high: Decimal = 0
    for request in requests {
      let costs = endpoints.compactMap { EndpointPrice(of: request, at: $0).cost }
      guard costs.count == endpoints.count, let least = costs.map(\.low).min(), let most = costs.map(\.high).max()
      else { return .unknown(reason(for: requests)) }
      low += least
      high += most
    }
    return .range(low: low, high: high)
  }

  private func reason(for requests: [ImageRequest]) -> String {
    if endpoints.allSatisfy({ $0.prices.isEmpty }) { return "no provider states a price" }
    let counted = requests.contains { !$0.references.isEmpty } ? EndpointPrice.all : [EndpointPrice.output]
    let isByTokens = endpoints.contains { $0.prices.contains { counted.contains($0.billable) && $0.unit == "token" } }
    return isByTokens ? "priced by tokens" : "not every provider states a price"
  }
}
