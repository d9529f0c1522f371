extension ImageFormat {
  /// What bytes are, in plain words with an article: "a PNG image", "an HTML page", "unknown data".
  package static func describe(_ bytes: some Collection<UInt8>) -> String {
    if let format = sniff(bytes) { return format.phrase }
    let head = ByteReader(ArraySlice(bytes.prefix(16384)))
    if head.count == 0 { return "an empty file" }
    for (magic, name) in magics where head.has(magic, at: 0) { return name }
    if let code = head.number(at: 0, width: 4), let name = codes[code] { return name }
    if head.has("ftyp", at: 4) { return "a video" }
    return text(head.bytes) ?? "unknown data"
  }

  private static let magics: [(StaticString, String)] = [
    ("PK\u{3}\u{4}", "a ZIP archive"), ("PK\u{5}\u{6}", "a ZIP archive"), ("\u{7F}ELF", "an ELF program"),
    ("MZ", "a Windows program"), ("#!", "a script"), ("OggS", "an Ogg file"),
    ("Rar!", "a RAR archive"), ("BZh", "a bzip2 file"), ("SQLite format 3\0", "an SQLite database"),
    ("%!PS", "a PostScript document"), ("8BPS", "a Photoshop document"), ("fLaC", "a FLAC sound"),
  ]

  /// Magics that are not text.
  private static let codes: [Int: String] = [
    0x377A_BCAF: "a 7z archive", 0xFD37_7A58: "an xz file", 0x28B5_2FFD: "a Zstandard file",
    0x1F8B_0800: "a gzip file", 0x1F8B_0808: "a gzip file", 0x1A45_DFA3: "a video", 0x0000_0100: "an icon",
    0xCAFE_BABE: "a Java class",
  ]

  private static func text(_ head: ArraySlice<UInt8>) -> String? {
    guard !head.contains(where: { $0 < 9 || $0 > 13 && $0 < 32 && $0 != 27 || $0 == 127 }) else { return nil }
    // A cut in the middle of a character is not an error of the text.
    let decoded = String(decoding: head, as: UTF8.self)
    guard !decoded.dropLast(3).unicodeScalars.contains("\u{FFFD}") else { return nil }
    let markup = MarkupHead(head)
    if markup.isHTML { return "an HTML page" }
    if !markup.root.isEmpty { return "an XML document" }
    let first = decoded.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
    guard let first else { return "a blank text" }
    let second = decoded.drop { $0 != first }.dropFirst().first { !$0.isWhitespace }
    return isJSON(first, second) ? "JSON text" : "a text"
  }

  private static func isJSON(_ first: Character, _ second: Character?) -> Bool {
    switch (first, second) {
    case ("{", "\""), ("{", "}"), ("[", "{"), ("[", "["), ("[", "\""), ("[", "]"): true
    case ("[", let second?): second.isNumber || second == "-"
    default: false
    }
  }
}
