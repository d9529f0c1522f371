import Domain
import Foundation

/// The parts of a plan that are told as JSON.
struct PlanReport {
  var plan: Plan

  /// What goes out differently from what was asked.
  var adjusted: JSONText {
    .list(
      plan.adjustments.map {
        .object([
          ("parameter", .text($0.parameter)), ("asked", .text($0.asked)), ("sent", .text(orNull: $0.sent)),
          ("sentence", .text($0.sentence)),
        ])
      })
  }

  /// US dollars for all requests together.
  var estimate: JSONText { Self.told(plan.estimate) }

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

  /// - Parameter bodies: the JSON of each request.
  func dryRun(_ bodies: [String]) -> JSONText {
    .object([
      ("ok", .truth(true)), ("dry_run", .truth(true)), ("model", .text(plan.requests.first?.model ?? "")),
      ("prompt", .text(plan.prompt.text)), ("adjusted", adjusted), ("warnings", .texts(plan.warnings)),
      ("estimate", estimate), ("request", bodies.first.map { .raw($0) } ?? .null),
      ("requests", .list(bodies.map { .raw($0) })),
    ])
  }
}
