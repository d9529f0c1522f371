import Foundation

/// The answers that an edit waited for.
package struct PreparedEdit: Hashable, Sendable {
  /// By the reference's path.
  package var analyses: [String: String]
  /// Nil where no revision was asked for.
  package var prompt: String?
  /// Why the user's own words go out, although a revision was asked for: one sentence.
  package var unrevised: String?
  /// US dollars as reported, for all of them; nil where no answer said.
  package var cost: Decimal?
  /// Generations whose answers did not say what they cost.
  package var unpriced: [String] = []

  package init(analyses: [String: String] = [:], prompt: String? = nil, cost: Decimal? = nil) {
    self.analyses = analyses
    self.prompt = prompt
    self.cost = cost
  }
}
