import Domain

/// A style as the command line prints it.
struct StyleSheet {
  private let style: ImageStyle
  private let isChosen: Bool

  init(_ style: ImageStyle, settings: Settings) {
    self.style = style
    isChosen = Fields.all.contains { $0.id.hasPrefix("styles.") && $0.read(settings) == .word(style.id) }
  }

  private var origin: String { style.isStock ? "stock" : "own" }

  /// Mark, id, name, type and origin.
  var row: [String] { [isChosen ? "*" : "", style.id, style.name, style.kind.word, origin] }

  var lines: [String] {
    let adds = PromptAssembly(art: style).assemble(prompt: "", negative: "").text
    let facts = [
      ("id", style.id), ("name", style.name), ("type", style.kind.word), ("origin", origin),
      ("chosen", isChosen ? "yes" : "no"), ("positive keywords", style.positiveKeywords.joined(separator: ", ")),
      ("negative keywords", style.negativeKeywords.joined(separator: ", ")),
      ("positive descriptive", style.positiveDescriptive), ("negative descriptive", style.negativeDescriptive),
      ("instructions", style.instructions), ("adds", adds),
    ]
    return facts.map { name, text in
      name + String(repeating: " ", count: 22 - name.count) + (text.isEmpty ? "-" : Harmless.line(text))
    }
  }

  var json: JSONText {
    .object([
      ("id", .text(style.id)), ("name", .text(style.name)), ("type", .text(style.kind.word)),
      ("origin", .text(origin)), ("chosen", .truth(isChosen)), ("positive_keywords", .texts(style.positiveKeywords)),
      ("negative_keywords", .texts(style.negativeKeywords)),
      ("positive_descriptive", .text(style.positiveDescriptive)),
      ("negative_descriptive", .text(style.negativeDescriptive)), ("instructions", .text(style.instructions)),
    ])
  }
}
