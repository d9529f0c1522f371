/// What is known of the key at this moment.
package enum KeyState: Hashable, Sendable {
  case missing
  /// There is a key; it has not been tried yet.
  case untried
  case checking
  case valid(KeyInfo)
  /// The service said no (401 or 403); the text is its reason.
  case refused(String)
  /// The service has no way to ask about a key, as gateways have none; the text says so.
  case unchecked(String)
  /// The service could not be asked.
  case unreachable(String)
}
