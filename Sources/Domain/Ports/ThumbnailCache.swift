/// The port to small copies of pictures, which spare decoding them again: a mere cache that may forget at any time.
package protocol ThumbnailCache: Sendable {
  /// What was saved for the picture at an absolute path; nil when there is nothing, or the picture has changed since.
  func load(for path: String) -> [UInt8]?

  func save(_ bytes: [UInt8], for path: String)
}
