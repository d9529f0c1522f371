import Foundation

/// A short name for files made from any text: `a-z`, `0-9` and single dashes, so that it is the same everywhere.
package struct Slug: Hashable, Sendable {
  package let text: String

  /// At most `limit` bytes, cut between words where that keeps half of it. `orElse` stands for a text without letters.
  package init(_ source: String, limit: Int = 60, orElse fallback: String) {
    var words: [String] = [""]
    // Longer texts could not change the result: marks and signs are rare enough in what people write.
    for scalar in String(source.unicodeScalars.prefix(2000)).decomposedStringWithCanonicalMapping.unicodeScalars {
      if let letters = Self.letters(for: scalar) {
        words[words.count - 1] += letters
      } else if words.last?.isEmpty == false {
        words.append("")
      }
    }
    let joined = words.filter { !$0.isEmpty }.joined(separator: "-")
    text = joined.isEmpty ? fallback : Self.cut(joined, to: limit)
  }

  private static func cut(_ slug: String, to limit: Int) -> String {
    guard slug.utf8.count > limit else { return slug }
    let head = slug.prefix(limit)
    if slug[head.endIndex] == "-" { return String(head) }
    guard let dash = head.lastIndex(of: "-"), slug.distance(from: slug.startIndex, to: dash) >= limit / 2 else {
      return String(head)
    }
    return String(head[..<dash])
  }

  /// Nil ends a word; empty is skipped inside one.
  private static func letters(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "a"..."z", "0"..."9": String(scalar)
    case "A"..."Z": String(scalar).lowercased()
    case "\u{300}"..."\u{36F}", "'", "\u{2019}": ""
    default: spelled[scalar]
    }
  }

  /// Latin letters that do not decompose.
  private static let spelled: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i",
  ]
}
