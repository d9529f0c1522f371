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
    "please clarify", "please describe what", "as a ", "regrettably", "my guidelines", "my policies", "that's not",
    "that is not",
    "sure, i", "certainly, i", "of course, i", "no image", "no, ", "error:", "request denied", "content warning",
    "es tut mir leid", "tut mir leid", "entschuldig", "leider", "ich kann", "lo siento", "no puedo", "désolé",
    "je suis désolé", "je ne peux", "malheureusement", "mi dispiace", "non posso", "desculpe", "sinto muito",
    "não posso", "het spijt", "helaas", "przykro", "przepraszam", "niestety", "omlouv", "tyvärr", "beklager",
    "desværre", "valitettavasti", "üzgün", "maaf", "xin lỗi", "申し訳", "すみません", "ごめん", "抱歉", "对不起", "對不起",
    "很抱歉", "извините", "простите", "к сожалению", "вибачте", "на жаль", "죄송", "عذر", "क्षमा", "माफ़",
  ]
  private static let phrases = [
    "can't help with", "cannot help with", "can't assist", "cannot assist", "unable to assist", "unable to help",
    "can't fulfill", "cannot fulfill", "can't comply", "cannot comply", "not able to help", "not able to assist",
    "against my guidelines", "violates our", "violates the", "content policy", "usage policies", "safety guidelines",
    "kann ich nicht", "kann ich leider", "kann ich dir", "kann ich ihnen", "nicht helfen", "ne peux pas", "no puedo",
    "não posso", "non posso", "не могу", "nie mogę", "できません", "无法协助", "无法帮助", "無法", "不能這樣", "수 없습니다",
  ]

  /// Whether a text reads like one, by its beginning or by words that no prompt has.
  static func begins(_ text: String) -> Bool {
    let words = text.lowercased().replacing("\u{2019}", with: "'").drop { !$0.isLetter }
    return starts.contains { words.hasPrefix($0) } || phrases.contains { words.contains($0) }
  }
}
