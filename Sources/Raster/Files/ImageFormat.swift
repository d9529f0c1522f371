/// A kind of file, told by its first bytes and never by its name.
package enum ImageFormat: String, Sendable, CaseIterable {
  case png, jpeg, webp, gif, svg, avif, heic, bmp, tiff, qoi, jxl, pdf, mp3, wav

  /// Its name as people write it, e.g. "JPEG".
  package var label: String {
    switch self {
    case .webp: "WebP"
    case .jxl: "JPEG XL"
    default: rawValue.uppercased()
    }
  }

  /// Whether it is heard and not seen. It is shown as a picture of how loud it is.
  package var isSound: Bool { self == .mp3 || self == .wav }

  /// A file of it in plain words, with an article.
  var phrase: String {
    switch self {
    case .pdf: "a PDF document"
    case .svg: "an SVG drawing"
    case .avif: "an AVIF image"
    case .mp3: "an MP3 sound"
    case .wav: "a WAV sound"
    default: "a \(label) image"
    }
  }

  /// Its media type, e.g. `image/png`.
  package var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .pdf: "application/pdf"
    case .mp3: "audio/mpeg"
    case .wav: "audio/wav"
    default: "image/\(rawValue)"
    }
  }

  /// The usual file extension, without a dot.
  package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
}
