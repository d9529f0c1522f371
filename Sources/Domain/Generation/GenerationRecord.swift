import Foundation

/// What `GET /generation` says afterwards: the authoritative cost.
package struct GenerationRecord: Hashable, Sendable {
  /// US dollars.
  package var totalCost: Decimal?
  package var provider: String?
  package var model: String?

  package init(totalCost: Decimal? = nil, provider: String? = nil, model: String? = nil) {
    self.totalCost = totalCost
    self.provider = provider
    self.model = model
  }

  /// What a request cost by both the record and the answer: the record counts, unless it has not been settled yet.
  package func settled(_ reported: Decimal?) -> Decimal? {
    guard let totalCost, totalCost > 0 || reported == nil else { return reported }
    return totalCost
  }
}
