import Domain
import Foundation

extension Usage {
  /// - Parameter root: the answer around it, which may say what it does not.
  init(_ json: JSON?, of root: JSON? = nil) {
    let details = json?["cost_details"]
    let isOwnKey = (json?["is_byok"] ?? details?["is_byok"] ?? root?["is_byok"])?.bool ?? false
    self.init(
      promptTokens: json?["prompt_tokens"]?.int, completionTokens: json?["completion_tokens"]?.int,
      cost: JSON.cost(
        of: json?["cost"] ?? json?["total_cost"], upstream: details?["upstream_inference_cost"], isOwnKey: isOwnKey))
  }

  /// This account with what a later one says.
  func followed(by next: Usage) -> Usage {
    Usage(
      promptTokens: next.promptTokens ?? promptTokens, completionTokens: next.completionTokens ?? completionTokens,
      cost: next.cost ?? cost)
  }
}

extension JSON {
  /// The most that one request is believed to have cost, in US dollars.
  private static let mostOfOne: Decimal = 10_000

  /// With the user's own key of a provider (`is_byok`) the service asks its fee alone, and the provider asks the rest.
  static func cost(of fee: JSON?, upstream: JSON?, isOwnKey: Bool) -> Decimal? {
    guard isOwnKey, let rest = upstream?.cost else { return fee?.cost }
    return (fee?.cost ?? 0) + rest
  }

  /// What a request cost, in US dollars. A negative sum would make room in a budget, an absurd one would close it for
  /// ever: neither is believed.
  var cost: Decimal? { decimal.flatMap { $0 >= 0 && $0 <= Self.mostOfOne ? $0 : nil } }
}
