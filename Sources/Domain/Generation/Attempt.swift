import struct Foundation.Decimal

/// One model that was asked, and how that ended.
package struct Attempt: Hashable, Sendable {
  package var model: String
  /// Why nothing came of it, in sentences; nil where something did.
  package var reason: String?
  /// From the request to its end.
  package var seconds: Double
  /// US dollars; nil when the service did not say.
  package var cost: Decimal?

  package init(model: String, reason: String? = nil, seconds: Double, cost: Decimal? = nil) {
    self.model = model
    self.reason = reason
    self.seconds = seconds
    self.cost = cost
  }

  /// That it did not serve, and who is asked next.
  package func sentence(next: String) -> String {
    let (model, next) = (Harmless.line(model, limit: 120), Harmless.line(next, limit: 120))
    return "\(model) did not serve (\(reason ?? "")) and billed nothing; \(next) is asked."
  }
}

extension Attempt {
  /// A row of `attempts`.
  package var json: JSONText {
    .object([
      ("model", .text(model)), ("reason", .text(orNull: reason)), ("seconds", .seconds(seconds)),
      ("cost", .number(orNull: cost)),
    ])
  }
}
