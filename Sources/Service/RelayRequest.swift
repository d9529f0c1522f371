import Domain

/// A request of another program that passes as it is, with the key put in.
package struct RelayRequest: Sendable {
  /// Which of the service's addresses it is for.
  package enum Route: Sendable { case chat, responses, messages, speech }

  package var route: Route
  /// JSON.
  package var body: [UInt8]
  /// Wall clock from sending to the last byte, in seconds.
  package var timeout: Int
  /// Who OpenRouter is told that asks; other services are told nothing.
  package var identity: RelayIdentity?
  /// A silence after which it is said that the answer still waits; nil says nothing.
  package var pulse: Duration?

  /// Whether pictures are looked for in the answer.
  package var mayHavePictures = true

  package init(route: Route, body: [UInt8], timeout: Int) {
    self.route = route
    self.body = body
    self.timeout = timeout
  }
}
