/// Exactly what one POST for images says: the typed form of its body. Made by the planner, encoded by OpenRouter.
package struct ImageRequest: Hashable, Codable, Sendable {
  package var route: Route
  package var model: String
  /// The final text, negatives folded in.
  package var prompt: String
  /// What the prompt was before its snippets and wildcards were put in; not sent. Nil where it had none.
  package var drawn: DrawnPrompt?
  /// Nil fields are not sent.
  package var aspectRatio: String?
  package var resolution: String?
  package var quality: String?
  package var outputFormat: String?
  package var background: String?
  package var compression: Int?
  package var seed: Int?
  /// Images asked for; nil sends no `n` (chat routes, and models that do not state it).
  package var count: Int?
  package var references: [Reference]
  /// Chat route alone: which of image and text the model itself puts out, image first.
  package var modalities: [String]
  /// Chat route alone.
  package var maxTokens: Int?
  package var streams: Bool
  package var routing: Routing
  /// Wall clock from sending to the last byte, in seconds.
  package var timeout: Int

  package init(
    route: Route, model: String, prompt: String, aspectRatio: String? = nil, resolution: String? = nil,
    quality: String? = nil, outputFormat: String? = nil, background: String? = nil, compression: Int? = nil,
    seed: Int? = nil, count: Int? = nil, references: [Reference] = [], modalities: [String] = [],
    maxTokens: Int? = nil, streams: Bool = false, routing: Routing = Routing(), timeout: Int = Rules.usualTimeout
  ) {
    self.route = route
    self.model = model
    self.prompt = prompt
    self.aspectRatio = aspectRatio
    self.resolution = resolution
    self.quality = quality
    self.outputFormat = outputFormat
    self.background = background
    self.compression = compression
    self.seed = seed
    self.count = count
    self.references = references
    self.modalities = modalities
    self.maxTokens = maxTokens
    self.streams = streams
    self.routing = routing
    self.timeout = timeout
  }
}
