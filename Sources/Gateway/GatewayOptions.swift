import Domain

import struct Foundation.Decimal

/// How the gateway is to run: what the command line and the settings say.
package struct GatewayOptions: Sendable {
  /// What becomes of a mask that comes with an edit.
  package enum MaskPolicy: String, CaseIterable, Sendable {
    /// It is refused: no model of the service takes one.
    case refuse
    /// It goes along as the last reference.
    case reference
    /// What is outside of it is put back over the result.
    case composite
  }

  package enum ResponseFormat: String, CaseIterable, Sendable {
    case base64 = "b64_json"
    case url
  }

  package var host = "127.0.0.1"
  /// 0 takes a free one.
  package var port = 8484
  /// The path of a socket that takes the place of host and port.
  package var unixPath: String?
  /// Whether clients need no key; on loopback alone.
  package var needsNoKey = false
  /// Serves every request, whatever it names.
  package var forcedModel: String?
  /// For pictures where none is named.
  package var imageModel: String?
  package var aliases: [ModelAlias] = []
  /// Whether pictures go into the library.
  package var keeps = true
  /// Plans, answers with the plan, and sends nothing.
  package var isDry = false
  package var mask = MaskPolicy.refuse
  package var responseFormat = ResponseFormat.base64
  /// Pages that may use it from a browser, e.g. `http://localhost:3000`.
  package var origins: [String] = []
  /// For all clients together, in US dollars; nil is no limit but the user's own.
  package var budgetPerDay: Decimal?
  /// How long running requests may go on once it is told to stop.
  package var drain = Duration.seconds(30)

  package init() {}

  /// Whether other machines can reach it.
  package var isExposed: Bool {
    unixPath == nil && !["127.0.0.1", "::1", "localhost"].contains(host.lowercased()) && !host.hasPrefix("127.")
  }
}
