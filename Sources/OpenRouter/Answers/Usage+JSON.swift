import Domain
import Foundation

extension Usage {
  init(_ json: JSON?) {
    self.init(
      promptTokens: json?["prompt_tokens"]?.int, completionTokens: json?["completion_tokens"]?.int,
      cost: json?["cost"]?.cost)
  }
}

extension JSON {
  /// The most that one request is believed to have cost, in US dollars.
  private static let mostOfOne: Decimal = 10_000

  /// What a request cost, in US dollars. A negative sum would make room in a budget, an absurd one would close it for
  /// ever: neither is believed.
  var cost: Decimal? { decimal.flatMap { $0 >= 0 && $0 <= Self.mostOfOne ? $0 : nil } }
}
