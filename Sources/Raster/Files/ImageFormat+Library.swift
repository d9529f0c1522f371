import CFormats

extension ImageFormat {
  /// How the room of the system's libraries calls it; nil for what it does not read.
  var libraryKind: cformats_kind? {
    switch self {
    case .heic: CFORMATS_HEIC
    case .avif: CFORMATS_AVIF
    case .tiff: CFORMATS_TIFF
    case .svg: CFORMATS_SVG
    case .png, .jpeg, .webp, .gif, .bmp, .qoi, .jxl, .pdf, .mp3, .wav: nil
    }
  }

  /// Whether this program can decode it to a bitmap, here and now.
  package var isDecodable: Bool {
    switch self {
    case .png, .jpeg, .webp, .gif, .bmp, .qoi, .wav: true
    case .heic, .avif, .tiff, .svg: libraryKind.map { cformats_has($0) != 0 } ?? false
    case .mp3: cformats_has_mp3() != 0
    case .jxl, .pdf: false
    }
  }

  /// Whether models take it as it is.
  package var isSentAsItIs: Bool { self == .png || self == .jpeg || self == .webp }

  /// Debian's package by which it can be decoded; nil where there is none, or none is needed.
  package var package: String? {
    switch self {
    case .heic: "libheif1"
    // The decoder of AVIF comes in a package of its own in newer releases, which this one brings along in older ones.
    case .avif: "libheif1 (and libheif-plugin-dav1d where there is one)"
    case .tiff: "libtiff6"
    case .svg: "librsvg2-2"
    case .mp3: "libmpg123-0"
    case .png, .jpeg, .webp, .gif, .bmp, .qoi, .jxl, .pdf, .wav: nil
    }
  }
}
