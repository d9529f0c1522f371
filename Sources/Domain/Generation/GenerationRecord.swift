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
}
