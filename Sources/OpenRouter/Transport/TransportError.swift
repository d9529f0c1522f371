/// Why a request did not come to its end.
struct TransportError: Error {
  enum Kind: Sendable, Equatable {
    case unavailable, cancelled, idle, headersTooLarge, addressRefused, unresolved, unreachable, untrusted
    case timedOut, cut, malformed, other
    /// Over the cap, which is given in bytes.
    case tooLarge(Int)
  }

  var kind: Kind
  /// curl's own words; may hold what the server said.
  var reason: String
  var wasConnected: Bool
  /// Whether the whole request was on its way, and may therefore be billed.
  var wasSent: Bool
}
