/// A picture of the answer that is on disk.
struct SavedImage: Sendable {
  /// Absolute.
  var path: String
  var mediaType: String
  /// In pixels; nil where the headers do not say.
  var width: Int?
  var height: Int?
  var bytes: [UInt8]
}
