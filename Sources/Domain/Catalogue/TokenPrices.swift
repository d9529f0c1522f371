import Foundation

/// Prices of a row of `GET /models`, in US dollars per token; nil where the row says nothing or "-1" (variable).
package struct TokenPrices: Hashable, Sendable {
  package var prompt: Decimal?
  package var completion: Decimal?

  package init(prompt: Decimal? = nil, completion: Decimal? = nil) {
    self.prompt = prompt
    self.completion = completion
  }
}
