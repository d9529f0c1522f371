/// A kind of file, told by its first bytes and never by its name.
package enum ImageFormat: String, Sendable, CaseIterable {
  case png, jpeg, webp, gif, svg, avif, heic, bmp, tiff, pdf

  /// Whether this program can decode it to a bitmap.
  package var isDecodable: Bool { self == .png || self == .jpeg || self == .webp }

  /// Its name as people write it, e.g. "JPEG".
  package var label: String { self == .webp ? "WebP" : rawValue.uppercased() }

  /// A file of it in plain words, with an article.
  var phrase: String {
    switch self {
    case .pdf: "a PDF document"
    case .svg: "an SVG drawing"
    case .avif: "an AVIF image"
    default: "a \(label) image"
    }
  }

  /// Its media type, e.g. `image/png`.
  package var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .pdf: "application/pdf"
    default: "image/\(rawValue)"
    }
  }

  /// The usual file extension, without a dot.
  package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
}
