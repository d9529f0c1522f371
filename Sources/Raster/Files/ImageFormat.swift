/// A kind of file, told by its first bytes and never by its name.
package enum ImageFormat: String, Sendable, CaseIterable {
  case png, jpeg, webp, gif, svg, avif, heic, bmp, tiff, qoi, jxl, pdf

  /// Its name as people write it, e.g. "JPEG".
  package var label: String {
    switch self {
    case .webp: "WebP"
    case .jxl: "JPEG XL"
    default: rawValue.uppercased()
    }
  }

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
