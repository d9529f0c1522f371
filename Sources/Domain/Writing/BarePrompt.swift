import Foundation

/// The prompt in the answer of a model that was to give a prompt alone and says more around it.
enum BarePrompt {
  private static let tails = [
    "let me know", "i hope", "would you like", "feel free", "if you'd", "if you would", "if you need", "if you want",
    "this prompt", "this revis", "note:", "(note", "do you want", "please let me",
  ]
  private static let quotes: [(String, String)] = [
    ("\"", "\""), ("“", "”"), ("„", "“"), ("'", "'"), ("‘", "’"), ("«", "»"), ("「", "」"), ("`", "`"), ("**", "**"),
    ("<prompt>", "</prompt>"), ("<revised_prompt>", "</revised_prompt>"), ("<answer>", "</answer>"),
  ]

  static func text(in answer: String) -> String {
    var lines = answer.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.hasPrefix("```") && !$0.isEmpty }
    if lines.count > 1, isLead(lines[0]) { lines.removeFirst() }
    while lines.count > 1, let last = lines.last?.lowercased(), tails.contains(where: last.hasPrefix) {
      lines.removeLast()
    }
    if !lines.isEmpty, lines.allSatisfy({ $0.hasPrefix(">") }) { lines = lines.map { String($0.dropFirst()) } }
    return unwrapped(withoutLabel(lines.joined(separator: "\n")))
  }

  /// Some models say first what comes: `Here is the revised prompt:`.
  private static func isLead(_ line: String) -> Bool {
    let words = line.trimmingCharacters(in: CharacterSet(charactersIn: "*#_ ")).lowercased()
    guard words.count < 100, words.hasSuffix(":") || words.hasSuffix("：") else { return false }
    return words.contains("prompt")
      || ["here", "sure", "certainly", "of course", "revised", "the revised", "okay"].contains { words.hasPrefix($0) }
  }

  /// The same on the prompt's own line.
  private static func withoutLabel(_ text: String) -> String {
    let label =
      /^[*_# ]*(?:(?:sure|certainly|of course|okay|ok)[,!.]? +)?(?:here(?:'s|’s| is)[^:\n]{0,40}(?:prompt|version|revision)[^:\n]{0,20}|(?:the |your |my )?(?:revised|edited|rewritten|updated|improved|new|final)? ?(?:edit(?:ing)? )?prompt)[*_ ]*:[*_ ]*/
      .ignoresCase()
    guard let match = text.prefixMatch(of: label), match.range.upperBound < text.endIndex else { return text }
    return String(text[match.range.upperBound...])
  }

  /// Without quotation marks and other marks that enclose the whole.
  private static func unwrapped(_ text: String) -> String {
    var text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    for _ in 0..<4 {
      guard
        let (open, close) = quotes.first(where: { open, close in
          text.count > open.count + close.count && text.hasPrefix(open) && text.hasSuffix(close)
            && !text.dropFirst(open.count).dropLast(close.count).contains(open)
        })
      else { break }
      text = text.dropFirst(open.count).dropLast(close.count).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return text
  }
}
