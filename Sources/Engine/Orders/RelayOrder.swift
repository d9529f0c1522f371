import Domain
import Service

import struct Foundation.Decimal

/// One request of another program that passes as it is: exactly one POST.
package struct RelayOrder: Sendable {
  /// Which of the service's addresses it is for.
  package enum Route: String, Sendable { case chat, responses, messages }

  package var route: Route
  /// JSON, as it is sent.
  package var body: [UInt8]
  /// The model that the body names.
  package var model: String
  /// Seconds from sending to the last byte.
  package var timeout: Int
  /// The most that it may cost, in US dollars; nil when there is no saying.
  package var estimate: Decimal?
  /// What must have room for it when it goes out.
  package var budget = Budget()
  /// Who asks; nil for the user.
  package var client: String?
  /// Who OpenRouter is told that asks; nil is this program.
  package var identity: RelayIdentity?
  /// A silence after which it is said that the answer still waits; nil says nothing.
  package var pulse: Duration?
  /// Where pictures of the answer go; nil keeps none.
  package var shelf: ResultShelf?
  /// Whether the model may answer with pictures.
  package var mayHavePictures = true
  /// The user's words, for the entry of a picture.
  package var prompt = ""

  package init(_ route: Route, body: [UInt8], model: String, timeout: Int) {
    self.route = route
    self.body = body
    self.model = model
    self.timeout = timeout
  }
}
