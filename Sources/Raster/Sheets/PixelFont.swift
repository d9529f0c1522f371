import CFonts

/// A font of pixels for the scripts of Latin letters, in which every letter is as wide as the others.
package struct PixelFont: Sendable {
  package let width: Int
  package let height: Int
  /// By what they look like, however they are composed.
  private let places: [Character: Int]
  private let rows: [UInt8]

  /// For captions: 12 × 24.
  package static let small = PixelFont(cfonts_small())
  /// For headings: 16 × 32.
  package static let large = PixelFont(cfonts_large())

  private init(_ font: CFont) {
    let bytes = Array(UnsafeBufferPointer(start: font.bytes, count: font.count))
    let reader = ByteReader(bytes[...])
    width = reader.number(at: 0, width: 2) ?? 0
    height = reader.number(at: 2, width: 2) ?? 0
    let count = reader.number(at: 4, width: 2) ?? 0
    var places: [Character: Int] = [:]
    for place in 0..<count {
      let code = reader.number(at: 6 + 4 * place, width: 4).flatMap { Unicode.Scalar(UInt32($0)) }
      if let code { places[Character(code)] = place }
    }
    self.places = places
    rows = Array(bytes.dropFirst(6 + 4 * count))
  }

  /// Letters that look nearly like another one that the font has.
  private static let stand: [Character: Character] = [
    "—": "–", "„": "\"", "‐": "-", "−": "-", "★": "*", "→": ">", "←": "<", "\u{202F}": " ", "\u{2009}": " ",
    "ĕ": "e", "Ĕ": "E", "ĭ": "i", "Ĭ": "I", "ŏ": "o", "Ŏ": "O", "ŵ": "w", "Ŵ": "W", "ŷ": "y", "Ŷ": "Y", "ș": "s",
    "Ș": "S", "ț": "t", "Ț": "T", "ẞ": "ß", "≥": ">", "≤": "<",
  ]

  /// Whether a pixel of a letter is set. What the font does not have is a box.
  func covers(_ letter: Character, _ x: Int, _ y: Int) -> Bool {
    guard let place = places[letter] ?? Self.stand[letter].flatMap({ places[$0] }) else { return isBox(x, y) }
    let stride = (width + 7) / 8
    let index = (place * height + y) * stride + x / 8
    return rows.indices.contains(index) && rows[index] >> (7 - x % 8) & 1 == 1
  }

  private func isBox(_ x: Int, _ y: Int) -> Bool {
    let (left, right, top, bottom) = (1, width - 3, height / 6, height - height / 5)
    guard (left...right).contains(x), (top...bottom).contains(y) else { return false }
    return x == left || x == right || y == top || y == bottom
  }

  /// How many letters go into a width of pixels.
  func columns(in width: Int) -> Int { max(1, width / max(1, self.width)) }

  /// The text in lines of so many pixels, parted between words; what is left over after `limit` lines is cut.
  func wrapped(_ text: String, width: Int, limit: Int) -> [String] {
    let columns = columns(in: width)
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var word = word[...]
      if let last = lines.last, last.count + 1 + word.count <= columns {
        lines[lines.count - 1] += " " + word
        continue
      }
      while word.count > columns {
        let head = Self.head(of: word, columns)
        lines.append(String(head))
        word = word[head.endIndex...]
      }
      lines.append(String(word))
    }
    guard lines.count > limit else { return lines }
    let last = lines[limit - 1]
    return lines.prefix(limit - 1) + [last.prefix(columns - 1) + "…"]
  }

  /// As much of a long word as fits, up to a hyphen or slash where it has one.
  private static func head(of word: Substring, _ columns: Int) -> Substring {
    let most = word.prefix(columns)
    guard let sign = most.lastIndex(where: { "-/_".contains($0) }), sign > most.startIndex else { return most }
    return most[...sign]
  }
}
