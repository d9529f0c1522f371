/// What came of having a prompt revised.
package enum RevisedPrompt: Hashable, Sendable {
  case prompt(String)
  /// Why the answer is no prompt, as the end of a sentence.
  case unusable(String)

  /// Nil where the user's own words are better.
  package var text: String? { if case .prompt(let text) = self { text } else { nil } }

  /// What the user should know of it; nil where the revision is used.
  package var sentence: String? {
    guard case .unusable(let reason) = self else { return nil }
    return "The prompt goes out as you wrote it: \(reason)."
  }
}

/// Knows answers that decline or ask back instead of doing what was asked.
enum Refusal {
  private static let starts = [
    "i'm ", "i am ", "i can't", "i cannot", "i can not", "i won't", "i will not", "i do not", "i don't", "i must",
    "i apolog", "i'd ", "i would", "i need", "i see ", "i have ", "i understand", "i could", "i couldn't", "i was ",
    "sorry", "apolog", "my apologies", "unfortunately", "as an ai", "as a language model", "we can't", "we cannot",
    "we're sorry", "we are sorry", "this request", "your request", "the request", "this content", "it seems",
    "it looks like", "it appears", "could you", "can you", "please provide", "please share", "please upload",
    "please clarify", "please describe what", "no image", "no, ", "error:", "request denied", "content warning",
    "es tut mir leid", "tut mir leid", "entschuldig", "leider", "ich kann", "lo siento", "no puedo", "désolé",
    "je suis désolé", "je ne peux", "mi dispiace", "desculpe", "sinto muito", "申し訳", "すみません", "抱歉", "对不起",
    "很抱歉", "извините", "к сожалению", "죄송",
  ]
  private static let phrases = [
    "can't help with", "cannot help with", "can't assist", "cannot assist", "unable to assist", "unable to help",
    "can't fulfill", "cannot fulfill", "can't comply", "cannot comply", "not able to help", "not able to assist",
    "against my guidelines", "violates our", "violates the", "content policy", "usage policies", "safety guidelines",
  ]

  /// Whether a text reads like one, by its beginning or by words that no prompt has.
  static func begins(_ text: String) -> Bool {
    let words = text.lowercased().replacing("\u{2019}", with: "'").drop { !$0.isLetter }
    return starts.contains { words.hasPrefix($0) } || phrases.contains { words.contains($0) }
  }
}
