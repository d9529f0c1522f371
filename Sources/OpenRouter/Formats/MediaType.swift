/// What bytes are, by their first ones; what an answer claims about them does not count.
enum MediaType {
  /// The type when the bytes are an image: png, jpeg, webp, gif, svg, avif, heic, bmp, tiff, jxl; else nil.
  static func image(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if has("GIF87a", in: bytes) || has("GIF89a", in: bytes) { return "image/gif" }
    if has("RIFF", in: bytes), has("WEBP", in: bytes, at: 8) { return "image/webp" }
    if has("BM", in: bytes), bytes.count > 26 { return "image/bmp" }
    if has("II*\0", in: bytes) || has("MM\0*", in: bytes) { return "image/tiff" }
    if bytes.starts(with: [0xFF, 0x0A]) || bytes.starts(with: [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20]) {
      return "image/jxl"
    }
    if has("ftyp", in: bytes, at: 4) { return isoImage(bytes) }
    return isSVG(bytes) ? "image/svg+xml" : nil
  }

  /// In words, what bytes that are no image look like: `a web page`, `a PDF file`, …
  static func words(forNoImage bytes: [UInt8]) -> String {
    let start = opening(bytes)
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "a web page" }
    if has("%PDF", in: bytes) { return "a PDF file" }
    if bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) { return "a program" }
    if has("PK\u{3}\u{4}", in: bytes) { return "a ZIP archive" }
    if start.hasPrefix("{") || start.hasPrefix("[") { return "JSON text" }
    if start.hasPrefix("<") { return "markup of another kind" }
    return "of an unknown kind"
  }

  private static func isoImage(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 12 else { return nil }
    // Some encoders name the general brand first, and their own among those behind it.
    let end = min(bytes.count, bytes[..<4].reduce(0) { $0 << 8 | Int($1) }, 256)
    let brands = ([8] + stride(from: 16, to: end - 3, by: 4)).map {
      String(decoding: bytes[$0..<($0 + 4)], as: UTF8.self)
    }
    let kinds: [(String, Set<String>)] = [
      ("image/avif", ["avif", "avis"]), ("image/heic", ["heic", "heix", "hevc", "hevx", "heim", "heis"]),
      ("image/heif", ["mif1", "msf1", "miaf"]),
    ]
    return kinds.first { !$0.1.isDisjoint(with: brands) }?.0
  }

  /// An `svg` element first, after a declaration, comments or a document type.
  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    var rest = opening(bytes)[...]
    while let end = prologueEnd(rest) { rest = rest[end...].drop { $0.isWhitespace } }
    guard rest.hasPrefix("<svg") || rest.hasPrefix("<svg:svg") else { return false }
    return rest.dropFirst(4).first.map { $0.isWhitespace || $0 == ">" || $0 == "/" || $0 == ":" } ?? false
  }

  private static func prologueEnd(_ text: Substring) -> Substring.Index? {
    if text.hasPrefix("<!--") { return text.firstRange(of: "-->")?.upperBound }
    if text.hasPrefix("<?xml") { return text.firstRange(of: "?>")?.upperBound }
    guard text.hasPrefix("<!doctype svg") else { return nil }
    if let subset = text.firstRange(of: "["), let end = text.firstRange(of: "]>"), subset.lowerBound < end.lowerBound {
      return end.upperBound
    }
    return text.firstRange(of: ">")?.upperBound
  }

  /// The first 4 kB as text in lower case, without leading blanks and byte-order mark.
  private static func opening(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    return String(text.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
  }

  private static func has(_ magic: String, in bytes: [UInt8], at offset: Int = 0) -> Bool {
    bytes.dropFirst(offset).starts(with: magic.utf8)
  }
}
