/// Whose shapes a route speaks.
enum Face: Sendable {
  case openAI, openRouter, anthropic

  init(path: String) {
    self = path.hasPrefix("/v1/messages") ? .anthropic : path.hasPrefix("/api/v1") ? .openRouter : .openAI
  }
}
