import Domain
import Foundation

/// The ledger's newest requests and the limits, as `spend` prints them.
struct SpendSheet {
  let summary: SpendSummary
  let budget: Budget

  var requests: TextTable {
    var table = TextTable(columns: [
      .init(title: "TIME"), .init(title: "MODEL", isFlexible: true), .init(title: "PROVIDER", isFlexible: true),
      .init(title: "KIND"), .init(title: "ESTIMATE", isRight: true), .init(title: "COST", isRight: true),
      .init(title: "OUTCOME"),
    ])
    table.rows = summary.latest.map { entry in
      [
        "\(LocalTime.day(entry.time)) \(LocalTime.minute(entry.time))", Harmless.line(entry.model, limit: 200),
        Harmless.line(entry.provider ?? "-", limit: 60), entry.kind.rawValue, entry.estimate.map(Money.text) ?? "-",
        entry.costText, entry.outcomeWord,
      ]
    }
    return table
  }

  var requestList: JSONText {
    .list(
      summary.latest.map { entry in
        .object([
          ("time", .text(entry.time.formatted(Date.ISO8601FormatStyle(timeZone: .current)))),
          ("model", .text(Harmless.line(entry.model, limit: 200))),
          ("provider", .text(orNull: entry.provider.map { Harmless.line($0, limit: 60) })),
          ("kind", .text(entry.kind.rawValue)), ("estimate", .number(orNull: entry.estimate)),
          ("cost", .number(orNull: entry.isEstimated ? nil : entry.amount)),
          ("counts_as", .number(entry.amount)), ("outcome", .text(entry.outcome.rawValue)),
          ("generation_id", .text(orNull: entry.generationID)),
        ])
      })
  }

  /// The limits that are set and what is left of them.
  var sentences: [String] {
    if let unreadable = budget.unreadable { return [unreadable] }
    var sentences = budget.perImage.map { ["The budget per image is \(Money.text($0))."] } ?? []
    let left = summary.left(of: budget)
    if let limit = budget.perDay, let left = left.day { sentences.append(Self.sentence("day", limit, left)) }
    if let limit = budget.perMonth, let left = left.month { sentences.append(Self.sentence("month", limit, left)) }
    return sentences
  }

  private static func sentence(_ name: String, _ limit: Decimal, _ left: Decimal) -> String {
    let rest = left < 0 ? "passed by \(Money.text(-left))" : "\(Money.text(left)) is left of it"
    return "The budget per \(name) is \(Money.text(limit)): \(rest)."
  }
}
