/// How far a request has come. Reported from any thread, in order.
package enum Progress: Hashable, Sendable {
  case connecting
  /// The whole request, of so many bytes, is on its way; from here on it may be billed.
  case sent(bytes: Int)
  /// The answer's headers are here; its generation id where the service gave one.
  case answered(generationID: String?)
  /// Bytes of the body so far, and its whole length where the service stated it.
  case received(bytes: Int, of: Int?)
  /// A picture on its way to the final one: complete image bytes, coarser.
  case partial(GeneratedImage)
  /// A piece of text as it comes: analysis, prompt writing, vector markup.
  case text(String)
}
