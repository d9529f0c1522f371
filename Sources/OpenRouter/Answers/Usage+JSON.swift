import Domain
import Foundation

extension Usage {
  /// - Parameter root: the answer around it, which may say what it does not.
  init(_ json: JSON?, of root: JSON? = nil) {
    let details = json?["cost_details"]
    let isOwnKey = (json?["is_byok"] ?? details?["is_byok"] ?? root?["is_byok"])?.isYes ?? false
    self.init(
      promptTokens: (json?["prompt_tokens"] ?? json?["input_tokens"])?.int,
      completionTokens: (json?["completion_tokens"] ?? json?["output_tokens"])?.int,
      cost: JSON.cost(
        of: json?["cost"] ?? json?["total_cost"] ?? root?["cost"] ?? root?["total_cost"],
        upstream: details.flatMap { $0.upstream }, isOwnKey: isOwnKey))
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
  static func cost(of fee: JSON?, upstream rest: Decimal?, isOwnKey: Bool) -> Decimal? {
    guard isOwnKey, let rest else { return fee?.cost }
    return (fee?.cost ?? 0) + rest
  }

  /// What a request cost, in US dollars. A negative sum would make room in a budget, an absurd one would close it for
  /// ever: neither is believed.
  var cost: Decimal? {
    if isMap { return ["total", "total_cost", "amount", "usd"].lazy.compactMap { self[$0]?.cost }.first }
    return sum.flatMap { $0 >= 0 && $0 <= Self.mostOfOne ? $0 : nil }
  }

  /// What the provider asked by the details of a cost: as a whole, or for what went in and for what came out.
  fileprivate var upstream: Decimal? {
    if let whole = self["upstream_inference_cost"]?.cost { return whole }
    let parts = ["upstream_inference_prompt_cost", "upstream_inference_completions_cost"].compactMap { self[$0]?.cost }
    return parts.isEmpty ? nil : parts.reduce(0, +)
  }

  /// Whether it is true, in whichever way it is written.
  var isYes: Bool { bool ?? (string?.lowercased() == "true" || text == "1") }

  /// A sum, also in words as `$0.04` or ` 0.04 `.
  private var sum: Decimal? {
    guard let words = string else { return decimal }
    let digits = words.trimmingCharacters(in: CharacterSet(charactersIn: "$ \t\n").union(.whitespaces))
    guard let value = Double(digits), value.isFinite else { return nil }
    return Decimal(string: digits)
  }
}
