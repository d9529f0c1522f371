import Foundation

/// What the simulator understands of a prompt: a subject, an hour, weather, colours and a manner.
struct PromptReading: Sendable {
  let subject: Subject
  /// Nil when no word says so.
  let hour: Hour?
  let weather: Set<Weather>
  /// In the order they occur.
  let colors: [ColorName]
  let manner: Manner?
  /// All words that are not excluded by "no", "without" or "avoid", in lower case.
  let words: [String]

  init(_ prompt: String) {
    let words = Self.wanted(prompt)
    let set = Set(words)
    self.words = words
    subject = Subject.allCases.first { !$0.words.isDisjoint(with: set) } ?? .abstract
    hour = Hour.allCases.first { !$0.words.isDisjoint(with: set) }
    weather = Set(Weather.allCases.filter { !$0.words.isDisjoint(with: set) })
    manner = Manner.find(in: words)
    var colors: [ColorName] = []
    for word in words {
      if let color = ColorName.named(word), !colors.contains(color) { colors.append(color) }
    }
    self.colors = colors
  }

  func has(_ candidates: String...) -> Bool { candidates.contains { words.contains($0) } }

  /// The words of a prompt up to its negative part; the word after "no" or "without" is left out too, and so are articles.
  private static func wanted(_ prompt: String) -> [String] {
    var text = prompt.lowercased()
    for mark in ["negative prompt:", "avoid:", "avoid ", "do not include", "exclude:"] {
      if let range = text.range(of: mark) { text = String(text[..<range.lowerBound]) }
    }
    let all = text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    var wanted: [String] = []
    var isExcluded = false
    for word in all {
      if ["no", "without", "not"].contains(word) {
        isExcluded = true
      } else if !["a", "an", "the", "any"].contains(word) {
        if !isExcluded { wanted.append(singular(word)) }
        isExcluded = false
      }
    }
    return wanted
  }

  /// "mountains" means the same picture as "mountain".
  private static func singular(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return word }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    return String(word.dropLast())
  }
}
