/// The port to the keys that clients of the gateway show.
package protocol GatewayKeyStore: Sendable {
  /// The client of the gateway's own key, which is made when it is first asked for, and the named ones.
  ///
  /// - Returns: them, and whether the first one's key is new.
  func clients() throws(Failure) -> (all: [GatewayClient], isNew: Bool)

  /// Adds a client, or replaces the one of that name.
  func add(_ client: GatewayClient) throws(Failure)

  /// - Throws: a `.usage` failure where there is none of that name.
  func remove(_ name: String) throws(Failure)
}
