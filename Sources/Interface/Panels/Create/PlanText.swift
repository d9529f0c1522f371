import Domain

/// A plan in words: what would be sent, and what is different from what was asked.
package struct PlanText: Sendable {
  private let plan: Plan

  package init(_ plan: Plan) { self.plan = plan }

  /// Model, shape and parameters on one line.
  package var target: String {
    guard let request = plan.requests.first else { return "" }
    var parts = [request.model]
    parts += [request.aspectRatio, request.resolution, request.quality, request.outputFormat].compactMap { $0 }
    if let background = request.background { parts.append("\(background) background") }
    if let seed = request.seed { parts.append("seed \(seed)") }
    if let references { parts.append(references) }
    let images = plan.imageCount
    if images > 1 {
      parts.append("\(images) images in \(plan.requests.count) request\(plan.requests.count == 1 ? "" : "s")")
    }
    return parts.joined(separator: " · ")
  }

  /// `2 references`; nil where none goes along.
  package var references: String? {
    let count = plan.requests.first?.references.count ?? 0
    return count > 0 ? "\(count) reference\(count == 1 ? "" : "s")" : nil
  }

  /// That the words are drawn by chance; nil where they are not.
  package var drawing: String? {
    let drawn = plan.requests.count { $0.drawn?.seed != nil }
    guard drawn > 0 else { return nil }
    let all = plan.possibilities.map { "1 of \($0) draws" } ?? "1 of many draws"
    return drawn > 1 ? "\(all); each of \(drawn) images has its own · p shows them" : "\(all) · p shows them"
  }

  /// `providers any, ignoring DeepInfra`.
  package var providers: String {
    guard let routing = plan.requests.first?.routing else { return "" }
    var text = routing.only.isEmpty ? "any provider" : "only " + routing.only.joined(separator: ", ")
    if routing.only.isEmpty, !routing.ignore.isEmpty { text += " but " + routing.ignore.joined(separator: ", ") }
    if let sort = routing.sort { text += ", by \(sort)" }
    if !routing.allowFallbacks { text += ", no fallbacks" }
    return text
  }

  /// `if it refuses: openai/gpt-image-2, then a/b`; nil where nobody takes its place.
  package var fallbacks: String? {
    guard !plan.fallbacks.isEmpty else { return nil }
    return "if it refuses: " + plan.fallbacks.map(\.model).joined(separator: ", then ")
  }

  /// Where it goes, what it costs, and what to mind, for reading at leisure.
  package var notes: [String] {
    var lines = [target, providers, plan.estimate.phrase]
    for fallback in plan.fallbacks {
      let changes = fallback.adjustments(beyond: plan).map { " \($0.sentence)" }.joined()
      lines.append("If it refuses, \(fallback.model) is asked: \(fallback.estimate.phrase).\(changes)")
    }
    if !plan.adjustments.isEmpty { lines += ["", "Differs from what was asked:"] + plan.adjustments.map(\.sentence) }
    if let preparation = plan.preparation { lines += ["", "Also: \(preparation.words)."] }
    if !plan.warnings.isEmpty { lines += ["", "Mind:"] + plan.warnings }
    return lines
  }
}
