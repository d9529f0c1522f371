import Foundation

/// A prompt as a model wrote it, in both forms.
package struct WrittenPrompt: Hashable, Sendable {
  package var keywords: String
  package var descriptive: String

  package init(keywords: String, descriptive: String) {
    self.keywords = keywords
    self.descriptive = descriptive
  }

  package subscript(form: PromptForm) -> String { form == .keywords ? keywords : descriptive }

  /// Reads an answer with labelled sections, however they are marked up and ordered. A form that is missing is taken
  /// from the other; an answer without labels is both.
  ///
  /// - Throws: `.badAnswer` when nothing is left to use.
  package init(answer: String) throws(Failure) {
    var sections: [PromptForm: [String]] = [:]
    var loose: [String] = []
    var current: PromptForm?
    for line in answer.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.trimmingCharacters(in: .whitespaces).hasPrefix("```") { continue }
      if let (form, rest) = Self.label(line) {
        current = form
        sections[form, default: []].append(rest)
      } else if let current {
        sections[current]?.append(String(line))
      } else {
        loose.append(String(line))
      }
    }
    let keywords = Self.joined(sections[.keywords] ?? [], with: ", ")
    let descriptive = Self.joined(sections[.descriptive] ?? [], with: "\n")
    let whole = Self.joined(loose, with: "\n")
    let fallback = [descriptive, keywords, whole].first { !$0.isEmpty }
    guard let fallback else {
      throw Failure(
        .badAnswer, "The model wrote no prompt.", advice: "Try again, or choose another client.", billed: .maybe)
    }
    self.keywords = keywords.isEmpty ? fallback : keywords
    self.descriptive = descriptive.isEmpty ? fallback : descriptive
  }

  private static let labels: [String: PromptForm] = [
    "keywords": .keywords, "keyword": .keywords, "keyword prompt": .keywords, "keywords prompt": .keywords,
    "descriptive": .descriptive, "description": .descriptive, "descriptive prompt": .descriptive,
    "sentences": .descriptive,
  ]

  /// The form that a line introduces, with what follows on it; nil for other lines.
  private static func label(_ line: Substring) -> (PromptForm, String)? {
    let marks = CharacterSet(charactersIn: "*_#>`()[]-.0123456789 ").union(.whitespaces)
    let colon = line.firstIndex(of: ":")
    let head = line[..<(colon ?? line.endIndex)]
    guard head.count <= 40, let form = labels[head.trimmingCharacters(in: marks).lowercased()] else { return nil }
    guard let colon else {
      // A bare word is a label only where it is marked as a heading.
      return head.contains { "#*".contains($0) } ? (form, "") : nil
    }
    let rest = line[line.index(after: colon)...].drop { "*_` ".contains($0) }
    return (form, String(rest))
  }

  /// Lines without blank ones, bullets and quotation marks around the whole.
  private static func joined(_ lines: [String], with separator: String) -> String {
    let bare = lines.map { line in
      var text = line.trimmingCharacters(in: .whitespaces)
      for bullet in ["- ", "* ", "• "] where text.hasPrefix(bullet) { text = String(text.dropFirst(2)) }
      return separator == ", " ? text.trimmingCharacters(in: CharacterSet(charactersIn: ", ")) : text
    }
    return unquoted(bare.filter { !$0.isEmpty }.joined(separator: separator))
  }

  /// Without quotation marks that enclose the whole text.
  static func unquoted(_ text: String) -> String {
    for (open, close) in [("\"", "\""), ("“", "”"), ("'", "'")] where text.count > 1 {
      let inner = text.dropFirst().dropLast()
      if text.hasPrefix(open), text.hasSuffix(close), !inner.contains(open) { return String(inner) }
    }
    return text
  }
}
