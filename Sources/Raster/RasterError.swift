/// Why bytes did not become a picture, or a picture bytes.
package enum RasterError: Error, Equatable {
  case empty
  /// Not an image; the words say what it is, e.g. "an HTML page".
  case unknownFormat(String)
  /// An image, but of a kind that is not decoded here; the words name the feature, or are empty for the whole format.
  case unsupported(ImageFormat, String)
  /// More pixels than the limits allow.
  case tooLarge(width: Int, height: Int)
  /// More memory than the limits allow, in bytes.
  case needsMemory(ImageFormat, needed: Int, limit: Int)
  /// The words are a clause about the data, e.g. "ends too early".
  case corrupt(ImageFormat, String)
  case encoding(String)

  /// One plain English clause, to stand after "because" or a colon.
  package var sentence: String {
    switch self {
    case .empty: "it is an empty file"
    case .unknownFormat(let words): "it is \(words), not an image"
    case .unsupported(let format, ""):
      format.package.map { "\(format.label) files are shown once the package \($0) is installed" }
        ?? "\(format.label) files cannot be shown here"
    case .unsupported(let format, let words): "\(format.label) files with \(words) cannot be shown here"
    case .tooLarge(let width, let height): "\(width)×\(height) pixels are more than can be shown"
    case .needsMemory(let format, let needed, let limit):
      "this kind of \(format.label) needs \(needed / 1_000_000) MB of memory, and \(limit / 1_000_000) MB are the most"
    case .corrupt(let format, let words): "the \(format.label) data \(words)"
    case .encoding(let words): words
    }
  }
}
