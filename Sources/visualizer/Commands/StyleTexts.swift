import ArgumentParser
import Domain
import Interface

/// The texts of a style as options.
struct StyleTexts: ParsableArguments {
  @Option(
    help:
      "What it is for: art, or one of \(VisType.allCases.filter { $0 != .unspecified }.map(\.argumentName).joined(separator: ", "))."
  )
  var type: String?
  @Option(help: ArgumentHelp("Sentences that are put before the prompt.", valueName: "text"))
  var positive: String?
  @Option(help: ArgumentHelp("What pictures should not show, in words.", valueName: "text"))
  var negative: String?
  @Option(help: ArgumentHelp("Used where the sentences are empty; with commas between.", valueName: "words"))
  var positiveKeywords: String?
  @Option(help: ArgumentHelp("What pictures should not show; with commas between.", valueName: "words"))
  var negativeKeywords: String?
  @Option(help: ArgumentHelp("For the model that writes prompts.", valueName: "text"))
  var instructions: String?

  var isEmpty: Bool {
    [type, positive, negative, positiveKeywords, negativeKeywords, instructions].allSatisfy { $0 == nil }
  }

  /// The style with these texts in it; those that are not given stay.
  func applied(to style: ImageStyle) throws(Failure) -> ImageStyle {
    var style = style
    if let type { style.kind = try Self.kind(type) }
    if let positive { style.positiveDescriptive = Harmless.words(positive, limit: 20_000) }
    if let negative { style.negativeDescriptive = Harmless.words(negative, limit: 20_000) }
    if let positiveKeywords { style.positiveKeywords = Field.items(of: positiveKeywords) }
    if let negativeKeywords { style.negativeKeywords = Field.items(of: negativeKeywords) }
    if let instructions { style.instructions = Harmless.words(instructions, limit: 20_000) }
    return style
  }

  private static func kind(_ text: String) throws(Failure) -> StyleKind {
    if text.lowercased() == "art" { return .art }
    if let type = VisType(argument: text), type != .unspecified { return .subject(type) }
    let names = ["art"] + VisType.allCases.filter { $0 != .unspecified }.map(\.argumentName)
    throw Failure(
      .usage, "\"\(Harmless.line(text, limit: 40))\" is no type of style.",
      advice: "There are: \(names.joined(separator: ", ")).")
  }
}
