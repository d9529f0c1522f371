/// What `GET /images/models` says of a model: present exactly when `POST /images` serves it.
package struct ImageAbilities: Hashable, Sendable {
  /// By parameter name (`aspect_ratio`, `resolution`, `n`, …); a missing name is unsupported.
  package var parameters: [String: Descriptor]
  package var supportsStreaming: Bool

  package init(parameters: [String: Descriptor], supportsStreaming: Bool = false) {
    self.parameters = parameters
    self.supportsStreaming = supportsStreaming
  }
}
