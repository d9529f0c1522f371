import Foundation

/// Turns instructions into the one request that has the client model write a prompt in both forms.
package struct PromptWriting: Sendable {
  package var settings: Settings
  package var catalogue: Catalogue
  package var styles: StyleBook

  package init(settings: Settings, catalogue: Catalogue, styles: StyleBook = StyleBook()) {
    self.settings = settings
    self.catalogue = catalogue
    self.styles = styles
  }

  package init(settings: Settings, world: World) {
    self.init(settings: settings, catalogue: world.catalogue, styles: world.styles)
  }

  private static let task = """
    You write prompts for models that make images. Write what is to be seen: subject, setting, composition, light, colours. \
    Write plain English, without a heading, without advice, and without naming artists. The same prompt is wanted twice: \
    once as a list of short keywords separated by commas, the most important first, and once as a few full sentences. \
    Answer with two sections and nothing else, each after its label on a line of its own:

    KEYWORDS:
    (the keywords)

    DESCRIPTIVE:
    (the sentences)
    """

  /// - Throws: a failure that says what to change before anything can be sent.
  package func request(for brief: PromptBrief) throws(Failure) -> ChatRequest {
    let instructions = brief.instructions.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !instructions.isEmpty else {
      throw Failure(.usage, "The instructions are empty.", advice: "Write what the prompt should be about.")
    }
    let model = try client()
    return ChatRequest(
      model: model.id, system: Self.task, text: (facts(brief) + [instructions]).joined(separator: "\n\n"),
      maxTokens: min(model.maxCompletionTokens ?? settings.prompt.maxLength, settings.prompt.maxLength),
      timeout: settings.general.timeout)
  }

  /// The text model that writes and revises.
  func client() throws(Failure) -> CatalogueModel {
    let model = try catalogue.required(settings.general.client)
    guard model.outputs.contains(.text) else {
      throw Failure(
        .usage, "\(model.id) writes no text.", advice: "Choose another client (general.client).")
    }
    return model
  }

  /// Paragraphs that stand before the instructions, which come last.
  private func facts(_ brief: PromptBrief) -> [String] {
    var facts = ["Write both sections, KEYWORDS: and DESCRIPTIVE:, for this picture."]
    let format = brief.format
    facts.append("The picture is a \(Self.words(brief.visType)), \(format.rawValue) (\(format.ratio)).")
    let character = brief.character.trimmingCharacters(in: .whitespacesAndNewlines)
    if !character.isEmpty { facts.append("The character is named \(character).") }
    let guidance = guidance(brief)
    if !guidance.isEmpty {
      facts.append("The style is added later, so do not repeat it, but fit it:\n" + guidance.joined(separator: "\n"))
    }
    if let listed = Self.listed(brief.references) {
      facts.append("These pictures go along as references:\n\(listed)")
    }
    facts.append("The instructions:")
    return facts
  }

  /// What the styles say to the one who writes prompts: their instructions, else how they look.
  private func guidance(_ brief: PromptBrief) -> [String] {
    let ids = [brief.style ?? settings.styles.art, settings.styles.id(for: brief.visType)]
    return ids.compactMap { $0 }.compactMap { styles.style($0) }.compactMap { style in
      let text = [style.instructions, style.positiveDescriptive, style.positiveKeywords.joined(separator: ", ")]
        .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.first { !$0.isEmpty }
      return text.map { "- \(style.name): \($0)" }
    }
  }

  /// `IMAGE 1: …` and so on, one paragraph; nil where there are no references.
  static func listed(_ references: [String]) -> String? {
    guard !references.isEmpty else { return nil }
    return references.enumerated().map { index, text in
      let words = text.trimmingCharacters(in: .whitespacesAndNewlines)
      return "IMAGE \(index + 1): \(words.isEmpty ? "(not described)" : words)"
    }.joined(separator: "\n")
  }

  private static func words(_ type: VisType) -> String {
    type == .unspecified ? "picture of any kind" : type.title.lowercased()
  }
}
