import Foundation

/// What the service says a request used.
package struct Usage: Hashable, Sendable {
  package var promptTokens: Int?
  package var completionTokens: Int?
  /// US dollars as reported; nil when the answer does not say. Never computed from tokens.
  package var cost: Decimal?

  package init(promptTokens: Int? = nil, completionTokens: Int? = nil, cost: Decimal? = nil) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.cost = cost
  }
}
