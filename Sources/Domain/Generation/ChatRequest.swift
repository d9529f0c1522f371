/// Exactly what one POST for text says: analysis of pictures, and prompt writing.
package struct ChatRequest: Hashable, Sendable {
  package var model: String
  /// The system message; empty sends none.
  package var system: String
  package var text: String
  package var images: [Reference]
  package var maxTokens: Int
  package var streams: Bool
  package var routing: Routing
  /// In seconds.
  package var timeout: Int
  /// Models that are asked in its place, in this order, where it refuses and bills nothing.
  package var fallbacks: [Fallback] = []

  /// Another model, with what it may be asked for.
  package struct Fallback: Hashable, Sendable {
    package var model: String
    package var maxTokens: Int

    package init(model: String, maxTokens: Int) {
      self.model = model
      self.maxTokens = maxTokens
    }
  }

  package init(
    model: String, system: String = "", text: String, images: [Reference] = [], maxTokens: Int,
    streams: Bool = true, routing: Routing = Routing(), timeout: Int = Rules.usualTimeout
  ) {
    self.model = model
    self.system = system
    self.text = text
    self.images = images
    self.maxTokens = maxTokens
    self.streams = streams
    self.routing = routing
    self.timeout = timeout
  }

  /// As the other models would be asked, in their order.
  package var alternatives: [ChatRequest] {
    fallbacks.map { fallback in
      var request = self
      request.fallbacks = []
      (request.model, request.maxTokens) = (fallback.model, fallback.maxTokens)
      return request
    }
  }
}
