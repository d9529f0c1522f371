import Domain
import Engine
import Foundation

/// What agents may spend, as the settings say now: the user's own budgets, one for agents, and what is asked about first.
struct SpendingRules {
  let engine: Engine
  let settings: Settings
  /// With the limit of agents.
  let budget: Budget

  init(_ engine: Engine) {
    self.engine = engine
    settings = engine.ports.settings.load().settings
    var budget = Budget(settings.budget)
    budget.clients = [Money.amount(settings.mcp.budgetPerDay)].compactMap { limit in
      limit.map { ClientLimit(.agents, perDay: $0, name: "mcp.budget-per-day", takesUnpricedWords: true) }
    }
    self.budget = budget
  }

  /// - Throws: a `.configuration` failure for a limit that is no amount: it must not mean that there is none.
  func checkReadable() throws(Failure) {
    for (name, text) in [("budget-per-day", settings.mcp.budgetPerDay), ("ask-above", settings.mcp.askAbove)]
    where !text.isEmpty && Money.amount(text) == nil {
      throw Failure(
        .configuration, "mcp.\(name) is no amount of dollars, so nothing may be spent.",
        advice: "The user sets it with visualizer config set mcp.\(name) 5.")
    }
    if let unreadable = budget.unreadable { throw Failure(.configuration, unreadable) }
  }

  /// - Throws: an `.overBudget` failure: nothing may be sent.
  func check(_ plan: Plan) throws(Failure) {
    try refuse(try engine.verdict(on: [plan], budget))
    try refuse(
      LedgerEntry(
        time: Date(), model: plan.requests[0].model, estimate: try known(plan), images: plan.imageCount))
  }

  /// The same for speech, which costs by characters.
  func check(_ plan: SpeechPlan) throws(Failure) {
    try refuse(try engine.verdict(on: plan, budget))
    try refuse(LedgerEntry(time: Date(), model: plan.model, kind: .speech, estimate: plan.most, images: 0))
  }

  /// The same for words, whose cost nobody can tell beforehand.
  func checkWords(_ model: String) throws(Failure) {
    try refuse(try engine.verdictOnWords(budget))
    try refuse(LedgerEntry(time: Date(), model: model, kind: .text, images: 0))
  }

  /// Where the limit of agents has no room for a request.
  private func refuse(_ entry: LedgerEntry) throws(Failure) {
    for limit in budget.clients { try refuse(limit.check(entry, spent: try spentByAgents())) }
  }

  private func refuse(_ verdict: Budget.Verdict) throws(Failure) {
    switch verdict {
    case .ok: break
    case .ask(let sentence), .refuse(let sentence):
      throw Failure(
        .overBudget, sentence, advice: "Nothing was sent. Only the user can change the budgets (visualizer config set)."
      )
    }
  }

  /// The most that a plan costs, by its prices or by what its model cost last.
  func known(_ plan: Plan) throws(Failure) -> Decimal? {
    if let most = plan.most { return most }
    let last = try engine.ports.ledger?.lastCost(of: plan.requests.first?.model ?? "") ?? nil
    return last.map { $0 * Decimal(plan.imageCount) }
  }

  /// Whether it is asked first before so much is spent; nil is that nobody knows.
  func asksAbout(_ most: Decimal?) -> Bool {
    guard let bound = Money.amount(settings.mcp.askAbove) else { return false }
    return most.map { $0 > bound } ?? true
  }

  /// What agents have spent today.
  func spentByAgents() throws(Failure) -> Decimal {
    try engine.ports.ledger?.spentToday(by: .agents) ?? 0
  }

  /// The least that is left of all limits of days and months; nil without any.
  func left() throws(Failure) -> Decimal? {
    let own = try engine.summary().left(of: budget)
    let agents = try budget.clients.map { limit throws(Failure) in limit.left(after: try spentByAgents()) }
    return ([own.day, own.month].compactMap(\.self) + agents).min().map { max(0, $0) }
  }

  func leftSentence() throws(Failure) -> String? { try left().map { "\(Money.text($0)) of the budget is left." } }
}
