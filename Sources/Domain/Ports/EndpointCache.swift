/// The port to what providers said, on disk. All of it can be asked for again.
package protocol EndpointCache: Sendable {
  /// By model id; empty where nothing is kept, or nothing that can be read.
  func load(source: String) -> [String: EndpointRecord]

  /// Writes records over those that are there; what cannot be written is no failure.
  func save(_ records: [String: EndpointRecord], source: String)
}
