/// One provider's offer of an image model: the definitive record of what it accepts and costs.
package struct ImageEndpoint: Hashable, Codable, Sendable {
  package var providerName: String
  /// The word that routing uses; may hold a region (`google-vertex/global`).
  package var providerSlug: String
  package var parameters: [String: Descriptor]
  /// Keys that `provider.options` may carry for this provider.
  package var passthrough: [String]
  package var supportsStreaming: Bool
  package var prices: [PriceLine]

  package init(
    providerName: String, providerSlug: String, parameters: [String: Descriptor] = [:], passthrough: [String] = [],
    supportsStreaming: Bool = false, prices: [PriceLine] = []
  ) {
    self.providerName = providerName
    self.providerSlug = providerSlug
    self.parameters = parameters
    self.passthrough = passthrough
    self.supportsStreaming = supportsStreaming
    self.prices = prices
  }
}
