/// A text of our own that travels inside an image file: put in, read and taken out without touching the picture.
///
/// PNG carries it in an international text chunk, JPEG in comments, WebP in a metadata chunk. Everything else in the file
/// stays byte for byte, except for the sizes and flags that a container keeps about its parts.
package enum ImageMetadata {
  /// The mark by which our text is told from other people's.
  static let mark = "visualizer"

  /// The longest text that is put in or read, in bytes of UTF-8.
  package static let limit = 1 << 20

  /// The file with the text in it; an earlier text of ours is replaced.
  ///
  /// - Throws: `.unsupported` for formats that cannot carry it, `.corrupt` for files whose parts cannot be followed.
  package static func embed(_ text: String, into bytes: [UInt8]) throws(RasterError) -> [UInt8] {
    guard text.utf8.count <= limit else { throw .encoding("the text is too long to go into the file") }
    switch try format(of: bytes) {
    case .png: return try PNGMetadata(bytes).embedding(text)
    case .jpeg: return try JPEGMetadata(bytes).embedding(text)
    default: return try WebPMetadata(bytes).embedding(text)
    }
  }

  /// Our text; nil when there is none, or the file cannot be read.
  package static func read(from bytes: [UInt8]) -> String? {
    guard let format = try? format(of: bytes) else { return nil }
    let text =
      switch format {
      case .png: try? PNGMetadata(bytes).text
      case .jpeg: try? JPEGMetadata(bytes).text
      default: try? WebPMetadata(bytes).text
      }
    return text.flatMap { $0.utf8.count <= limit ? $0 : nil }
  }

  /// Whether anything of ours seems to be left in a file that was stripped: one that cannot be followed may hold it where
  /// no part of it is found. Only the mark is looked for, which no picture has by chance.
  package static func mayHold(_ bytes: [UInt8]) -> Bool {
    let marks = [Array(mark.utf8) + [0], Array("<\(mark):recipe>".utf8)]
    return marks.contains { bytes.firstPlace(of: $0, from: 0) != nil }
  }

  /// The file without our text; metadata of others stays. What cannot be followed comes back as it is.
  package static func strip(from bytes: [UInt8]) -> [UInt8] {
    guard let format = try? format(of: bytes) else { return bytes }
    switch format {
    case .png: return (try? PNGMetadata(bytes).stripped) ?? bytes
    case .jpeg: return (try? JPEGMetadata(bytes).stripped) ?? bytes
    default: return (try? WebPMetadata(bytes).stripped) ?? bytes
    }
  }

  private static func format(of bytes: [UInt8]) throws(RasterError) -> ImageFormat {
    guard let format = ImageFormat.sniff(bytes) else { throw .unknownFormat(ImageFormat.describe(bytes)) }
    guard format.isSentAsItIs else { throw .unsupported(format, "embedded text") }
    return format
  }
}
