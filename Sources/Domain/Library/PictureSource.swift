/// Where the bytes of a picture are.
package enum PictureSource: Hashable, Sendable {
  case file(String)
  /// Nowhere else, as no folder took them.
  case memory([UInt8], mediaType: String)
}
