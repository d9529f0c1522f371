/// A finished request: what came back and what it took.
package struct Outcome: Hashable, Sendable {
  /// At least one for image requests, at most 16; none for text requests.
  package var images: [GeneratedImage]
  /// Images beyond the sixteenth, or undecodable parts beside good ones, that were left out.
  package var dropped: Int
  /// Text beside the images, or the whole answer of a text request; made harmless.
  package var text: String
  package var usage: Usage
  /// The provider's name where the answer says it.
  package var provider: String?
  /// The model that ran, where the answer says it.
  package var model: String?
  package var generationID: String?
  /// Wall clock from sending to the last byte.
  package var seconds: Double
  /// Why the model stopped: `stop` where it was done, `length`, `content_filter`, or its own word; nil where a stream did
  /// not say.
  package var stop: String?
  /// Whether thoughts of the model stood between the words and were taken out.
  package var hadThoughts = false
  /// What the user should know of the answer, one sentence each.
  package var remarks: [String] = []
  /// The models that were asked until one served, which is the last; empty where the engine did not ask.
  package var attempts: [Attempt] = []

  package init(
    images: [GeneratedImage] = [], dropped: Int = 0, text: String = "", usage: Usage = Usage(),
    provider: String? = nil, model: String? = nil, generationID: String? = nil, seconds: Double = 0
  ) {
    self.images = images
    self.dropped = dropped
    self.text = text
    self.usage = usage
    self.provider = provider
    self.model = model
    self.generationID = generationID
    self.seconds = seconds
  }

  /// Says that the words are not all that was to come; nil where they are.
  package var cutSentence: String? {
    switch stop {
    case "length": "The answer was cut: it reached its length limit."
    case "content_filter": "The answer was cut by the provider's content filter."
    default: nil
    }
  }
}
