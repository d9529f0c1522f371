import ArgumentParser
import Domain
import Foundation

/// What was spent.
struct SpendCommand: ServiceCommand {
  enum Grouping: String, CaseIterable, ExpressibleByArgument { case model, day }

  static let configuration = CommandConfiguration(
    commandName: "spend", abstract: "What requests cost: today, this week, this month, by model or by day.",
    discussion: """
      Costs are those that the service reported. A request whose cost is not known counts with its estimate, and the sum \
      is marked with ~.

      EXAMPLES
        visualizer spend
        visualizer spend --by model
        visualizer spend --by day --json
      """)

  @Option(help: "model or day.")
  var by: Grouping?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global, toleratingAddress: true)
    workspace.notices.forEach(console.note)
    for sentence in await workspace.interruptedRequests() { console.note(sentence) }
    let summary = SpendSummary(try workspace.ledger.entries(since: nil), now: Date())
    workspace.library.notices().forEach(console.note)
    if json { try console.print(report(summary, workspace.settings).pretty) } else { try tell(summary, console) }
  }

  private func tell(_ summary: SpendSummary, _ console: Console) throws(Failure) {
    var table = TextTable(columns: [
      .init(title: by == .model ? "MODEL" : by == .day ? "DAY" : "TIME", isFlexible: by == .model),
      .init(title: "REQUESTS", isRight: true), .init(title: "SPENT", isRight: true),
    ])
    table.rows = rows(summary).map { [$0.name, String($0.spend.requests), $0.spend.text] }
    try console.print(table: table)
  }

  private func rows(_ summary: SpendSummary) -> [(name: String, spend: Spend)] {
    switch by {
    case .model?: summary.models.map { (Harmless.line($0.name, limit: 200), $0.spend) }
    case .day?: summary.days.map { (Self.day($0.day), $0.spend) }
    case nil:
      [
        ("today", summary.today), ("this week", summary.week), ("this month", summary.month), ("in all", summary.total),
      ]
    }
  }

  private func report(_ summary: SpendSummary, _ settings: Settings) -> JSONText {
    let budget = Budget(settings.budget)
    var members: [(String, JSONText)] = [
      ("ok", .truth(true)), ("currency", .text("USD")), ("today", Self.json(summary.today)),
      ("week", Self.json(summary.week)), ("month", Self.json(summary.month)), ("total", Self.json(summary.total)),
      (
        "budget",
        .object([
          ("per_image", .number(orNull: budget.perImage)), ("per_day", .number(orNull: budget.perDay)),
          ("per_month", .number(orNull: budget.perMonth)),
        ])
      ),
    ]
    if let by {
      let list = rows(summary).map { row in
        JSONText.object([(by.rawValue, .text(row.name)), ("spend", Self.json(row.spend))])
      }
      members.append(("by_\(by.rawValue)", .list(list)))
    }
    return .object(members)
  }

  private static func json(_ spend: Spend) -> JSONText {
    .object([
      ("amount", .number(spend.amount)), ("requests", .whole(spend.requests)), ("estimated", .whole(spend.estimated)),
    ])
  }

  /// The calendar's own day, as ISO writes it.
  private static func day(_ date: Date) -> String {
    let parts = Calendar.current.dateComponents([.year, .month, .day], from: date)
    let numbers = [parts.month ?? 0, parts.day ?? 0].map { ($0 < 10 ? "0" : "") + String($0) }
    return ([String(parts.year ?? 0)] + numbers).joined(separator: "-")
  }
}
