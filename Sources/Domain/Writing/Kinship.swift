import Foundation

/// Tells whether a text can be another wording of a prompt. A refusal in a language that nobody thought of shares no word
/// with it.
enum Kinship {
  private static let length = 4
  private static let common: Set<String> = [
    "the", "and", "with", "for", "you", "can", "this", "that", "not", "are", "from", "into", "have", "please", "but",
  ]

  /// Whether the text shares a word with the prompt, or names one of the numbered references.
  static func isBetween(_ text: String, and prompt: String) -> Bool {
    if text.lowercased().contains(/image ?[0-9]/) { return true }
    let asked = stems(of: prompt)
    return asked.isEmpty || !asked.isDisjoint(with: stems(of: text))
  }

  /// The beginnings of its words; of scripts without blanks each two letters in a row.
  private static func stems(of text: String) -> Set<String> {
    let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    var stems: Set<String> = []
    for word in plain.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) where !common.contains(String(word)) {
      if word.unicodeScalars.contains(where: isDense) {
        stems.formUnion(zip(word, word.dropFirst()).map { "\($0)\($1)" })
      } else if word.count > 2 {
        stems.insert(String(word.prefix(length)))
      }
    }
    return stems
  }

  /// Thai, and the scripts of East Asia.
  private static func isDense(_ scalar: Unicode.Scalar) -> Bool {
    [0x0E00...0x0E7F, 0x3040...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x3FFFF].contains { $0.contains(scalar.value) }
  }
}
