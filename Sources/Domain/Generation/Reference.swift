/// A picture that goes along with a request, already checked, upright and within the service's limits. Written down, it
/// is without its bytes: they are read again from where it came.
package struct Reference: Hashable, Codable, Sendable {
  /// The file's name without its folder, for showing.
  package var name: String
  /// Where it came from, for showing and for reading it again.
  package var path: String
  /// `image/png`, `image/jpeg` or `image/webp`, by the bytes.
  package var mediaType: String
  /// In pixels.
  package var width: Int
  package var height: Int
  package var bytes: [UInt8] = []
  /// What was done to it before sending, in words; nil when it goes as it is.
  package var treatment: String?
  /// The SHA-256 of `bytes`, in hexadecimal, by which the library finds its copy of them; nil where it keeps none.
  package var digest: String?
  /// What an analysis said of it; nil where there was none.
  package var analysis: String?

  private enum CodingKeys: String, CodingKey {
    case name, path, mediaType, width, height, treatment, digest
  }

  package init(
    name: String, path: String, mediaType: String, width: Int, height: Int, bytes: [UInt8], treatment: String? = nil
  ) {
    self.name = name
    self.path = path
    self.mediaType = mediaType
    self.width = width
    self.height = height
    self.bytes = bytes
    self.treatment = treatment
  }
}
