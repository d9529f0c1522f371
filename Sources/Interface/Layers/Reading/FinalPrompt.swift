import Cells
import Domain

/// The prompt as it would be sent, line by line, with what each stretch of it came from.
struct FinalPrompt {
  let lines: [ReadingView.Line]

  init(_ model: Model) {
    let width = ReadingView.width(model.size)
    switch model.plan {
    case .failure(let failure): lines = Self.wrapped(failure.sentence, width: width, role: .warning)
    case .success(let plan):
      let gap = [ReadingView.Line("")]
      lines =
        Self.wrapped(plan.prompt.text, width: width) + gap + Self.draws(plan, model, width: width)
        + Self.sources(plan.prompt, width: width) + gap
        + PlanText(plan).notes.flatMap { Self.wrapped($0, width: width, role: .muted) }
    }
  }

  /// What is drawn for each image, and all that can be where that is little.
  private static func draws(_ plan: Plan, _ model: Model, width: Int) -> [ReadingView.Line] {
    let drawn = plan.requests.compactMap(\.drawn).filter { $0.seed != nil }
    guard let first = drawn.first else { return [] }
    let all = try? model.world.lexicon.all(first.typed, limit: Lexicon.few)
    let each = drawn.count > 1 ? list("Drawn for each image", drawn.map(\.words), width: width) : []
    guard let all else {
      return each + [
        ReadingView.Line("More than \(Lexicon.few) prompts can be drawn; this is one of them.", role: .muted),
        ReadingView.Line(""),
      ]
    }
    return each + list("All that can be drawn (\(all.count))", all, width: width)
  }

  private static func list(_ title: String, _ texts: [String], width: Int) -> [ReadingView.Line] {
    [ReadingView.Line(title, role: .title)]
      + texts.enumerated().flatMap { place, text in
        wrapped("\(place + 1). \(OneLine.text(Wildcards.unescaped(text)))", width: width)
      } + [ReadingView.Line("")]
  }

  private static func sources(_ prompt: AssembledPrompt, width: Int) -> [ReadingView.Line] {
    [ReadingView.Line("Where it comes from", role: .title)]
      + prompt.pieces.flatMap { piece -> [ReadingView.Line] in
        let text = piece.isAvoided ? "Avoid: \(piece.text)" : piece.text
        return marked(name(piece.source), text, role: role(piece.source), width: width)
      }
  }

  /// The source in a column of its own where there is room for it, else over its text.
  private static func marked(_ name: String, _ text: String, role: Role, width: Int) -> [ReadingView.Line] {
    guard width >= 50 else {
      return [ReadingView.Line(name, role: .key)] + wrapped(text, width: width, role: role)
    }
    let wrapped = WrappedText(text, width: width - 20)
    return wrapped.lines.enumerated().map { row, line in
      ReadingView.Line(wrapped.text(of: line), key: row == 0 ? name : " ", role: role)
    }
  }

  private static func name(_ source: PromptPiece.Source) -> String {
    switch source {
    case .art(let name), .subject(let name): name
    case .prompt: "your prompt"
    case .negative: "negative prompt"
    }
  }

  private static func role(_ source: PromptPiece.Source) -> Role {
    switch source {
    case .art, .subject: .accent
    case .prompt, .negative: .text
    }
  }

  private static func wrapped(_ text: String, width: Int, role: Role = .text) -> [ReadingView.Line] {
    let wrapped = WrappedText(text, width: width)
    return wrapped.lines.map { ReadingView.Line(wrapped.text(of: $0), role: role) }
  }
}
