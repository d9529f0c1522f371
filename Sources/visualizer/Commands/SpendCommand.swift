import ArgumentParser
import Domain
import Foundation

/// What was spent.
struct SpendCommand: ServiceCommand {
  enum Grouping: String, CaseIterable, ExpressibleByArgument { case model, day, request }

  static let configuration = CommandConfiguration(
    commandName: "spend", abstract: "What requests cost: today, this week, this month, by model, by day or by request.",
    discussion: """
      Costs are those that the service reported. A request whose cost is not known counts with its estimate, and the sum \
      is marked with ~; a ~ alone is a request of which nothing is known.

      EXAMPLES
        visualizer spend
        visualizer spend --by model
        visualizer spend --by day --json
        visualizer spend --by request -n 10
      """)

  @Option(help: "model, day or request; requests come newest first.")
  var by: Grouping?

  @Option(name: .customShort("n"), help: ArgumentHelp("At most so many requests.", valueName: "count"))
  var limit = 50

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("-n takes a whole number from 1 up.") }
  }

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global, toleratingAddress: true)
    workspace.notices.forEach(console.note)
    for sentence in await workspace.interruptedRequests() { console.note(sentence) }
    let summary = try workspace.ledger.summary(now: Date(), calendar: .current, days: .max, latest: limit)
    workspace.library.notices().forEach(console.note)
    let sheet = SpendSheet(summary: summary, budget: Budget(workspace.settings.budget))
    if json { return try console.print(report(sheet).pretty) }
    try console.print(table: by == .request ? sheet.requests : sums(summary))
    if by == nil { for sentence in sheet.sentences { try console.print(sentence) } }
  }

  private func sums(_ summary: SpendSummary) -> TextTable {
    var table = TextTable(columns: [
      .init(title: by == .model ? "MODEL" : by == .day ? "DAY" : "TIME", isFlexible: by == .model),
      .init(title: "REQUESTS", isRight: true), .init(title: "SPENT", isRight: true),
    ])
    table.rows = rows(summary).map { [$0.name, String($0.spend.requests), $0.spend.text] }
    return table
  }

  private func rows(_ summary: SpendSummary) -> [(name: String, spend: Spend)] {
    switch by {
    case .model?: summary.models.map { (Harmless.line($0.name, limit: 200), $0.spend) }
    case .day?: summary.days.map { (LocalTime.day($0.day), $0.spend) }
    case .request?, nil:
      [
        ("today", summary.today), ("this week", summary.week), ("this month", summary.month), ("in all", summary.total),
      ]
    }
  }

  private func report(_ sheet: SpendSheet) -> JSONText {
    let (summary, budget) = (sheet.summary, sheet.budget)
    var members: [(String, JSONText)] = [
      ("ok", .truth(true)), ("currency", .text("USD")), ("today", Self.json(summary.today)),
      ("week", Self.json(summary.week)), ("month", Self.json(summary.month)), ("total", Self.json(summary.total)),
      (
        "budget",
        .object([
          ("per_image", .number(orNull: budget.perImage)), ("per_day", .number(orNull: budget.perDay)),
          ("per_month", .number(orNull: budget.perMonth)),
          ("left_today", .number(orNull: summary.left(of: budget).day)),
          ("left_this_month", .number(orNull: summary.left(of: budget).month)),
        ])
      ),
    ]
    if by == .request {
      members.append(("by_request", sheet.requestList))
    } else if let by {
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
}
