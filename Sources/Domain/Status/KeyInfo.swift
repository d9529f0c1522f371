import Foundation

/// What the service says of a key (`GET /key`). Amounts are US dollars; nil means that there is none.
package struct KeyInfo: Hashable, Sendable {
  package var label: String
  package var limit: Decimal?
  package var limitRemaining: Decimal?
  package var usage: Decimal?
  package var usageDaily: Decimal?
  package var isFreeTier: Bool

  package init(
    label: String, limit: Decimal? = nil, limitRemaining: Decimal? = nil, usage: Decimal? = nil,
    usageDaily: Decimal? = nil, isFreeTier: Bool = false
  ) {
    self.label = label
    self.limit = limit
    self.limitRemaining = limitRemaining
    self.usage = usage
    self.usageDaily = usageDaily
    self.isFreeTier = isFreeTier
  }
}
