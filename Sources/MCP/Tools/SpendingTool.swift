import Domain
import Engine
import Foundation

/// `spend`: what was spent, and what is left.
struct SpendingTool: Tool {
  let engine: Engine

  let name = "spend"
  let title = "Show spending"
  let help = "Says what was spent today, this week, this month and in all, and what is left of the user's budgets."
  let hints = ToolHints.looking
  let parameters: [ToolParameter] = []

  private static let names = [
    "today", "week", "month", "total", "agents_today", "budget_per_day", "budget_per_month", "agents_budget_per_day",
    "left",
  ]

  var output: JSONText {
    Schema.object(
      [("currency", Schema.text)] + Self.names.map { ($0, Schema.number) },
      required: ["currency", "today", "week", "month", "total", "agents_today"])
  }

  func call(_ arguments: ToolArguments, _ caller: Caller) async throws(Failure) -> ToolAnswer {
    let rules = SpendingRules(engine)
    let summary = try engine.summary()
    let agents = try rules.spentByAgents()
    let sums: [(String, Decimal?)] = [
      ("today", summary.today.amount), ("week", summary.week.amount), ("month", summary.month.amount),
      ("total", summary.total.amount), ("agents_today", agents), ("budget_per_day", rules.budget.perDay),
      ("budget_per_month", rules.budget.perMonth), ("agents_budget_per_day", rules.budget.clients.first?.perDay),
      ("left", try rules.left()),
    ]
    let values = sums.compactMap { name, amount in amount.map { (name, JSONText.number($0)) } }
    let lines = [
      "Spent: \(summary.today.text) today (\(Money.text(agents)) by agents), \(summary.week.text) this week, "
        + "\(summary.month.text) this month, \(summary.total.text) in all.",
      try rules.leftSentence(),
    ]
    return ToolAnswer(lines.compactMap(\.self), [("currency", .text("USD"))] + values)
  }
}
