/// Which providers may serve a request: the `provider` object. Slugs, not names.
package struct Routing: Hashable, Codable, Sendable {
  package var only: [String]
  /// Sent only when `only` is empty: `only` wins.
  package var ignore: [String]
  /// `price`, `throughput`, `latency`, …; nil leaves it to the service.
  package var sort: String?
  package var allowFallbacks: Bool
  /// `allow` or `deny`; chat routes alone carry it, nil sends none.
  package var dataCollection: String?

  package init(
    only: [String] = [], ignore: [String] = [], sort: String? = nil, allowFallbacks: Bool = true,
    dataCollection: String? = nil
  ) {
    self.only = only
    self.ignore = ignore
    self.sort = sort
    self.allowFallbacks = allowFallbacks
    self.dataCollection = dataCollection
  }
}
