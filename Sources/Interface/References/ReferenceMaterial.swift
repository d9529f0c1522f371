import Raster

/// What is known of the files that are references, or may become some.
package struct ReferenceMaterial: Sendable {
  /// Files that are being read; nothing is sent meanwhile.
  package var pending = 0
  /// Small pictures, by path.
  package var thumbnails: [String: Bitmap] = [:]
  /// Where the file browser was last, as typed.
  package var folder = ""
  /// What was learnt of their content, by path.
  package var analyses: [String: String] = [:]
}
