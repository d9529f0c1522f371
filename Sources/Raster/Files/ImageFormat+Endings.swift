extension ImageFormat {
  /// Whether the library keeps files of it. A PDF is a document.
  package var isKept: Bool { self != .pdf }

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
