/// Which endpoint of the service a request goes to.
package enum Route: String, Hashable, Codable, Sendable {
  /// `POST /images`
  case images
  /// `POST /chat/completions`
  case chat
}
