import Domain
import Foundation

/// The most that a request for words may cost, by the prices of the catalogue.
struct ChatPrice {
  /// Bytes of text are tokens at the very most; pictures count by what services take for the largest.
  private static let tokensOfPicture = 4000

  /// US dollars; nil where the prices are not known.
  static func most(_ body: JSONMembers, bytes: Int, _ row: CatalogueModel?) -> Decimal? {
    guard let row, let prompt = row.tokenPrices.prompt, let completion = row.tokenPrices.completion else { return nil }
    let asked = body.whole("max_completion_tokens") ?? body.whole("max_tokens") ?? body.whole("max_output_tokens")
    guard let output = asked ?? row.maxCompletionTokens ?? row.contextLength else { return nil }
    let choices = max(1, body.whole("n") ?? 1)
    let input = min(bytes, row.contextLength ?? bytes)
    return Decimal(input) * prompt + Decimal(max(0, output) * choices) * completion
  }
}
