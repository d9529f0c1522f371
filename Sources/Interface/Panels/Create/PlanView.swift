import Cells
import Domain

/// What ^G would send, shown before it is sent.
enum PlanView {
  /// - Parameter more: lines that the text may take beyond the usual ones.
  static func height(_ model: Model, width: Int, more: Int = 0) -> Int {
    let usual = lines(model, width: width).count
    return min(usual + more, more > 0 ? lines(model, width: width, more: more).count : usual) + 1
  }

  static func draw(_ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    let x = canvas.text("Will send ", rect.minX, rect.minY, .muted)
    canvas.rule(x, rect.minY, width: rect.maxX - x)
    let more = max(0, rect.height - height(model, width: rect.width))
    for (row, line) in lines(model, width: rect.width, more: more).prefix(max(0, rect.height - 1)).enumerated() {
      canvas.text(canvas.glyphs.spell(line.text), rect.minX + 1, rect.minY + 1 + row, line.role, width: rect.width - 1)
    }
  }

  private static func lines(_ model: Model, width: Int, more: Int = 0) -> [(text: String, role: Role)] {
    let own = model.create.tab == .instruct ? InstructPlan.lines(model) : PromptOnlyPlan.lines(model)
    if let own {
      return own.flatMap { line in wrap(line.text, width: width, limit: 5 + more).map { ($0, line.role) } }
    }
    if model.isComparing || model.create.tab == .sweep { return sweep(model, width: width, more: more) }
    switch model.plan {
    case .failure(let failure): return wrap(failure.sentence, width: width, limit: 4).map { ($0, .warning) }
    case .success(let plan):
      let text = PlanText(plan)
      let room = (model.size.height >= 36 ? 5 : 2) + more
      var lines = words(of: plan, width: width, limit: room)
      if let drawing = text.drawing { lines += wrap(drawing, width: width, limit: 1).map { ($0, .muted) } }
      lines += wrap(text.target, width: width, limit: 2).map { ($0, .muted) }
      if let preparation = plan.preparation {
        lines += wrap("Also: \(preparation.words).", width: width, limit: 2).map { ($0, .warning) }
      }
      let costs = [plan.estimate.phrase, model.budgetLeft, text.providers, text.fallbacks].compactMap { $0 }
      lines += wrap(costs.joined(separator: " · "), width: width, limit: 3).map { ($0, .muted) }
      for adjustment in plan.adjustments {
        lines += wrap(adjustment.sentence, width: width, limit: 2).map { ($0, .warning) }
      }
      for warning in plan.warnings { lines += wrap(warning, width: width, limit: 2).map { ($0, .warning) } }
      return lines
    }
  }

  /// The user's own words first; styles and what to avoid by name alone, dim. `p` shows all of it.
  static func words(of plan: Plan, width: Int, limit: Int) -> [(text: String, role: Role)] {
    let pieces = plan.prompt.pieces
    let own = pieces.filter { $0.source == .prompt }.map(\.text).joined(separator: " ")
    let names = pieces.compactMap { piece -> String? in
      switch piece.source {
      case .art(let name), .subject(let name): piece.isAvoided ? nil : name
      case .prompt, .negative: nil
      }
    }
    var added = names.isEmpty ? [] : ["+ " + names.joined(separator: ", ")]
    if !plan.prompt.negative.isEmpty { added.append("avoid \(plan.prompt.negative)") }
    let text = wrap(own.isEmpty ? plan.prompt.text : own, width: width, limit: limit)
    let rest = added.isEmpty ? [] : wrap(added.joined(separator: " · "), width: width, limit: 1)
    return text.map { ($0, .text) } + rest.map { ($0, .muted) }
  }

  static func wrap(_ text: String, width: Int, limit: Int) -> [String] {
    let wrapped = WrappedText(text, width: max(8, width - 1))
    var lines = wrapped.lines.prefix(limit).map { wrapped.text(of: $0) }
    if wrapped.lines.count > limit, let last = lines.popLast() { lines.append(last + "…") }
    return lines
  }
}
