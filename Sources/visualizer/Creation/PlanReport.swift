import Domain
import Foundation

/// The parts of a plan that are told as JSON.
struct PlanReport {
  var plan: Plan
  var printer: any RequestPrinter

  /// What goes out differently from what was asked.
  static func adjusted(_ plan: Plan) -> JSONText {
    .list(
      plan.adjustments.map {
        .object([
          ("parameter", .text($0.parameter)), ("asked", .text($0.asked)), ("sent", .text(orNull: $0.sent)),
          ("sentence", .text($0.sentence)),
        ])
      })
  }

  /// What was drawn for each request; nothing where the prompt has no wildcards.
  static func drawn(_ plan: Plan) -> [(String, JSONText)] {
    let drawn = plan.requests.compactMap(\.drawn).filter { $0.seed != nil }
    guard !drawn.isEmpty else { return [] }
    let list = drawn.map { JSONText.object([("prompt", .text($0.words)), ("wildcard_seed", .whole(orNull: $0.seed))]) }
    return [("drawn", .list(list))]
  }

  /// US dollars, or why there is no saying.
  static func told(_ estimate: Estimate) -> JSONText {
    switch estimate {
    case .range(let low, let high):
      .object([("low", .number(low)), ("high", .number(high)), ("currency", .text("USD"))])
    case .learnt(let low, let high, let results):
      .object([
        ("low", .number(low)), ("high", .number(high)), ("currency", .text("USD")),
        ("learnt_from", .number(Decimal(results))),
      ])
    case .unknown(let reason): .object([("low", .null), ("high", .null), ("reason", .text(reason))])
    }
  }

  /// The JSON of each request in the order in which they would go out.
  ///
  /// - Parameter preparing: with what is asked before an edit.
  func bodies(preparing: Bool = true) -> [String] {
    (preparing ? questions : []).map { printer.body(of: $0) } + plan.requests.map { printer.body(of: $0) }
  }

  /// `2 × POST URL/chat/completions, then 1 × POST URL/images`.
  func posts(to source: String) -> String {
    let path = plan.requests.first?.route == .chat ? "chat/completions" : "images"
    let edit = "\(plan.requests.count) × POST \(source)/\(path)"
    return questions.isEmpty ? edit : "\(questions.count) × POST \(source)/chat/completions, then \(edit)"
  }

  private var questions: [ChatRequest] { plan.preparation?.requests(for: plan.draft) ?? [] }

  func dryRun(preparing: Bool = true) -> JSONText {
    .object(
      [
        ("ok", .truth(true)), ("dry_run", .truth(true)), ("model", .text(plan.requests.first?.model ?? "")),
        ("prompt", .text(plan.prompt.text)), ("adjusted", Self.adjusted(plan)), ("warnings", .texts(plan.warnings)),
        ("estimate", Self.told(plan.estimate)), ("fallbacks", .texts(plan.fallbacks.map(\.model))),
        ("preparation", .text(orNull: plan.preparation?.words)),
        ("request", plan.requests.first.map { .raw(printer.body(of: $0)) } ?? .null),
        ("requests", .list(bodies(preparing: preparing).map { .raw($0) })),
      ] + Self.drawn(plan))
  }
}
