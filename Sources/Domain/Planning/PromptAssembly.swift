import Foundation

/// Joins styles, prompt and negatives into one text: art style first, then the subject's style, then the prompt.
///
/// OpenRouter has no field for negatives, so they are folded in visibly ("Avoid: …").
package struct PromptAssembly: Sendable {
  package var art: ImageStyle?
  package var subject: ImageStyle?
  package var form: PromptForm
  /// Whether the prompt keeps its first letter as it was written.
  var keepsWords = false

  package init(art: ImageStyle? = nil, subject: ImageStyle? = nil, form: PromptForm = .descriptive) {
    self.art = art
    self.subject = subject
    self.form = form
  }

  /// The styles that a draft asks for, by the settings where it says nothing.
  package init(for draft: Draft, settings: Settings, styles: StyleBook, form: PromptForm = .descriptive) {
    let art = draft.style ?? settings.styles.art
    self.init(
      art: styles.style(art), subject: settings.styles.id(for: draft.visType).flatMap { styles.style($0) },
      form: form)
  }

  package func assemble(prompt: String, negative: String) -> AssembledPrompt {
    let (plain, tags) = Self.unwrapBraces(prompt.trimmingCharacters(in: .whitespacesAndNewlines))
    var avoid = Self.list(negative).map { PromptPiece(.negative, $0, isAvoided: true) }
    var parts: [PromptPiece] = []
    switch form {
    case .keywords: parts = keywords(and: plain, avoiding: &avoid)
    case .descriptive: parts = sentences(and: plain, avoiding: &avoid)
    }
    parts = Self.unique(parts)
    avoid = Self.unique(avoid)
    let separator = form == .keywords ? ", " : " "
    let unwanted = avoid.map(\.text).joined(separator: ", ")
    var text = parts.map(\.text).joined(separator: separator)
    if !unwanted.isEmpty { text = (text.isEmpty ? "" : sentence(ofUser: text) + " ") + "Avoid: \(unwanted)." }
    return AssembledPrompt(
      text: text, negative: unwanted, tags: tags,
      pieces: PromptPiece.joined(parts, separator: separator) + PromptPiece.joined(avoid, separator: ", "))
  }

  private var styles: [(source: PromptPiece.Source, style: ImageStyle)] {
    [art.map { (.art($0.name), $0) }, subject.map { (.subject($0.name), $0) }].compactMap { $0 }
  }

  private func keywords(and prompt: String, avoiding avoid: inout [PromptPiece]) -> [PromptPiece] {
    var wanted: [PromptPiece] = []
    for (source, style) in styles {
      wanted += Self.separate(style.positiveKeywords, of: source, avoiding: &avoid).map { PromptPiece(source, $0) }
    }
    for (source, style) in styles {
      avoid += style.negativeKeywords.map { PromptPiece(source, $0, isAvoided: true) }
    }
    return wanted + [PromptPiece(.prompt, prompt)]
  }

  private func sentences(and prompt: String, avoiding avoid: inout [PromptPiece]) -> [PromptPiece] {
    var parts: [PromptPiece] = []
    for (source, style) in styles {
      let text = style.positiveDescriptive.trimmingCharacters(in: .whitespacesAndNewlines)
      let wanted =
        text.isEmpty
        ? Self.separate(style.positiveKeywords, of: source, avoiding: &avoid).joined(separator: ", ") : text
      parts.append(PromptPiece(source, Self.sentence(wanted)))
      let unwanted = style.negativeDescriptive.trimmingCharacters(in: .whitespacesAndNewlines)
      let words = unwanted.isEmpty ? style.negativeKeywords : Self.list(unwanted)
      avoid += words.map { PromptPiece(source, $0, isAvoided: true) }
    }
    return parts + [PromptPiece(.prompt, sentence(ofUser: prompt))]
  }

  /// Moves keywords of the form "no X" to what is avoided.
  private static func separate(
    _ words: [String], of source: PromptPiece.Source, avoiding avoid: inout [PromptPiece]
  ) -> [String] {
    words.filter { word in
      guard word.lowercased().hasPrefix("no "), !word.contains(",") else { return true }
      let unwanted = String(word.dropFirst(3)).trimmingCharacters(in: .whitespaces)
      avoid.append(PromptPiece(source, unwanted, isAvoided: true))
      return false
    }
  }

  /// Comma-separated parts, a leading "no " or "avoid:" and a closing full stop dropped.
  private static func list(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "," || $0 == "\n" || $0 == ";" }).map { part in
      var word = part.trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: ".")))
      for lead in ["avoid: ", "avoid ", "no "] where word.lowercased().hasPrefix(lead) {
        word = String(word.dropFirst(lead.count))
      }
      return word
    }.filter { !$0.isEmpty }
  }

  /// Empty pieces and those that were said before left out, letter case aside.
  private static func unique(_ pieces: [PromptPiece]) -> [PromptPiece] {
    var seen: Set<String> = []
    return pieces.filter { !$0.text.isEmpty && seen.insert($0.text.lowercased()).inserted }
  }

  /// As `sentence`, unless the user's words are to stand as they were written.
  private func sentence(ofUser text: String) -> String {
    let sentence = Self.sentence(text)
    return keepsWords ? "\(text.prefix(1))\(sentence.dropFirst())" : sentence
  }

  /// The text with a capital first letter and a full stop, unless it closes with a mark of its own.
  static func sentence(_ text: String) -> String {
    guard let first = text.first, let last = text.last else { return text }
    let closed = last.isLetter || last.isNumber || last == ")" || last == "\"" ? text + "." : text
    return first.isLowercase ? first.uppercased() + closed.dropFirst() : closed
  }

  /// `{word}` becomes `word` and a tag, `\{` a mere brace. Braces that hold nothing stay as they are; of nested ones the
  /// inner pair goes.
  static func unwrapBraces(_ text: String) -> (text: String, tags: [String]) {
    guard text.contains("{") || text.contains("\\") else { return (text, []) }
    var tags: [String] = []
    let plain = text.replacing(/\\[{}|_@]|\{((?:[^{}\\]|\\.)+)\}/) { match in
      guard let inside = match.1.map({ Wildcards.unescaped(String($0)) }) else { return String(match.0.dropFirst()) }
      let word = inside.trimmingCharacters(in: .whitespaces)
      guard !word.isEmpty else { return String(match.0) }
      if !tags.contains(word) { tags.append(word) }
      return inside
    }
    return (plain, tags)
  }
}

extension Settings.StyleChoices {
  /// The style chosen for a vis type; nil for unspecified ones.
  package func id(for type: VisType) -> String? {
    switch type {
    case .characterCard: characterCard
    case .characterPortrait: characterPortrait
    case .sceneCard: sceneCard
    case .sceneBackground: sceneBackground
    case .sceneIllustration: sceneIllustration
    case .unspecified: nil
    }
  }
}
