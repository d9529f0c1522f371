import Foundation

/// What the service said of one model's providers at one moment.
package struct EndpointRecord: Hashable, Codable, Sendable {
  package var endpoints: [ImageEndpoint]
  package var fetched: Date

  package init(_ endpoints: [ImageEndpoint], fetched: Date) {
    self.endpoints = endpoints
    self.fetched = fetched
  }

  /// Whether it still serves for a list, where nothing is sent by its prices. A clock that was set back makes records from
  /// the future, which do not.
  package func isFresh(at now: Date) -> Bool { (0..<6 * 3600).contains(now.timeIntervalSince(fetched)) }
}
