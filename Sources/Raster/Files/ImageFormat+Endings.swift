extension ImageFormat {
  /// Whether the library keeps files of it. A PDF is a document.
  package var isKept: Bool { self != .pdf }

  /// By a media type, whichever of its names that is.
  package init?(mediaType: String) {
    let other = [
      "image/jpg": ImageFormat.jpeg, "image/heif": .heic, "audio/mp3": .mp3, "audio/x-wav": .wav, "audio/wave": .wav,
    ]
    guard let format = other[mediaType] ?? Self.allCases.first(where: { $0.mediaType == mediaType }) else { return nil }
    self = format
  }

  /// Endings that its files have, in lower case, the usual one first.
  package var endings: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg"]
    case .tiff: ["tiff", "tif"]
    case .heic: ["heic", "heif"]
    default: [fileExtension]
    }
  }

  /// Endings of all files that the library keeps.
  package static let keptEndings = Set(allCases.filter(\.isKept).flatMap(\.endings))
}
