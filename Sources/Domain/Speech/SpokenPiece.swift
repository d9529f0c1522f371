/// What one request for speech gave.
package struct SpokenPiece: Hashable, Sendable {
  package var bytes: [UInt8]
  /// As the service states it, e.g. `audio/pcm;rate=24000`.
  package var contentType: String
  package var generationID: String?

  package init(bytes: [UInt8] = [], contentType: String, generationID: String? = nil) {
    self.bytes = bytes
    self.contentType = contentType
    self.generationID = generationID
  }
}
