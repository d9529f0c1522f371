/// One image of an answer, as the service sent it.
package struct GeneratedImage: Hashable, Sendable {
  package var bytes: [UInt8]
  /// By the bytes' magic, never by what the answer claims; e.g. `image/png`.
  package var mediaType: String

  package init(bytes: [UInt8], mediaType: String) {
    self.bytes = bytes
    self.mediaType = mediaType
  }
}
