import Domain
import Foundation

extension Model {
  /// What the ledger says; nothing spent before it was read.
  var spending: SpendSummary { world.spending ?? SpendSummary([], now: .distantPast) }

  /// Sends a plan that the budget lets pass; otherwise that is asked or said, and nothing is sent now.
  mutating func sendWithinBudget(_ plan: Plan) -> [Effect] {
    guard passes(verdict(on: plan), else: { $0.send(plan.unlimited) }) else { return [] }
    return send(plan.within(Budget(settings.budget)))
  }

  /// Whether there is anything left for a request for words. If not, that was asked or said.
  mutating func leavesBudget(for words: AskedWords) -> Bool {
    return passes(Budget(settings.budget).checkWords(spent: spending), else: { $0.send(words) })
  }

  private mutating func passes(_ verdict: Budget.Verdict, else deed: @escaping Confirm.Deed) -> Bool {
    switch verdict {
    case .ok: return true
    case .ask(let sentence):
      ask("\(sentence) Send it all the same?", yes: "Send it", deed: deed)
    case .refuse(let sentence): say(.warning, "\(sentence) Nothing was sent; the limit stands on Spending.")
    }
    return false
  }

  /// What the user's limits say of a plan; jobs under way are in the ledger's sums already.
  func verdict(on plan: Plan) -> Budget.Verdict {
    let known = plan.requests.first.flatMap { world.learntCosts[$0.model]?.high }
    return Budget(settings.budget).check(
      plan.estimate, images: plan.imageCount, known: known, waiting: waitingCost, spent: spending)
  }

  /// Of several plans that go out together: the first limit that one of them passes, else one that all of them do.
  func verdict(on plans: [Plan]) -> Budget.Verdict {
    for plan in plans where verdict(on: plan) != .ok { return verdict(on: plan) }
    return Budget(settings.budget).check(together: plans.map { dearest($0) ?? 0 } + [waitingCost], spent: spending)
  }

  /// The most that a plan may cost, as far as there is any saying.
  private func dearest(_ plan: Plan) -> Decimal? {
    let known = plan.requests.first.flatMap { world.learntCosts[$0.model]?.high }
    return plan.estimate.bounds?.high ?? known.map { $0 * Decimal(plan.imageCount) }
  }

  /// Jobs that wait are in no ledger yet.
  private var waitingCost: Decimal {
    waitingJobs.reduce(0) { $0 + (dearest($1.plan) ?? 0) / Decimal(max(1, $1.plan.requests.count)) }
  }

  /// Counts what a request cost, by what the service says: in this session, and in what the key has left until the service
  /// is asked for that again.
  mutating func pay(_ cost: Decimal) {
    spent += cost
    guard case .valid(var info) = world.keyState, let left = info.limitRemaining else { return }
    info.limitRemaining = left - cost
    world.keyState = .valid(info)
  }

  /// `budget left $0.88 of $1.00 today`, of the limit that is nearer; nil without one, or before the ledger was read.
  var budgetLeft: String? {
    let budget = Budget(settings.budget)
    guard let left = world.spending?.left(of: budget) else { return nil }
    let parts: [(left: Decimal?, limit: Decimal?, time: String)] = [
      (left.day, budget.perDay, "today"), (left.month, budget.perMonth, "this month"),
    ]
    let known = parts.compactMap { part in part.left.map { (left: $0, limit: part.limit ?? 0, time: part.time) } }
    guard let least = known.min(by: { $0.left < $1.left }) else { return nil }
    let limit = "\(Money.text(least.limit)) \(least.time)"
    return least.left < 0
      ? "over the budget of \(limit) by \(Money.text(-least.left))"
      : "budget left \(Money.text(least.left)) of \(limit)"
  }

  mutating func learnSpending(_ spending: SpendSummary, _ costs: [String: LearntCost]) {
    world.spending = spending
    world.learntCosts = costs
  }

  /// Sends a plan, after what is to be asked before it.
  mutating func send(_ plan: Plan) -> [Effect] {
    plan.preparation.map { prepare(plan, $0) } ?? enqueue(plan)
  }
}
