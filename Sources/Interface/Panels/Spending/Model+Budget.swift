import Domain
import Foundation

extension Model {
  /// What the ledger says; nothing spent before it was read.
  var spending: SpendSummary { world.spending ?? SpendSummary([], now: .distantPast) }

  /// Sends what the budget lets pass; otherwise that is asked or said, and nothing is sent now.
  mutating func sendWithinBudget(_ asked: Asked) -> [Effect] {
    if case .speech(let plan) = asked {
      guard passes(verdict(on: plan), else: { $0.send(.speech(plan.within(Budget()))) }) else { return [] }
      return send(.speech(plan.within(Budget(settings.budget))))
    }
    guard case .pictures(let plan) = asked else {
      let verdict = Budget(settings.budget).checkWords(spent: spending)
      return passes(verdict, else: { $0.send(asked) }) ? send(asked) : []
    }
    guard passes(verdict(on: plan), else: { $0.send(.pictures(plan.unlimited)) }) else { return [] }
    return send(.pictures(plan.within(Budget(settings.budget))))
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
    let dearest = plan.dearest
    let known = world.learntCosts[dearest.model]?.high
    return Budget(settings.budget).check(
      dearest.estimate, images: plan.imageCount, known: known, waiting: waitingCost, spent: spending)
  }

  /// The same of a text to be spoken. The limit for an image does not count.
  func verdict(on plan: SpeechPlan) -> Budget.Verdict {
    var budget = Budget(settings.budget)
    budget.perImage = nil
    return budget.check(plan.estimate, images: 1, waiting: waitingCost, spent: spending)
  }

  /// Of several plans that go out together: the first limit that one of them passes, else one that all of them do.
  func verdict(on plans: [Plan]) -> Budget.Verdict {
    for plan in plans where verdict(on: plan) != .ok { return verdict(on: plan) }
    return Budget(settings.budget).check(together: plans.map { dearest($0) ?? 0 } + [waitingCost], spent: spending)
  }

  /// The most that a plan may cost, as far as there is any saying.
  private func dearest(_ plan: Plan) -> Decimal? {
    let dearest = plan.dearest
    let known = world.learntCosts[dearest.model]?.high
    return dearest.estimate.bounds?.high ?? known.map { $0 * Decimal(plan.imageCount) }
  }

  /// Jobs that wait are in no ledger yet.
  private var waitingCost: Decimal {
    waitingJobs.compactMap(\.plan).reduce(0) { $0 + (dearest($1) ?? 0) / Decimal(max(1, $1.requests.count)) }
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

  /// Sends what the budget has room for, or the user allowed.
  mutating func send(_ asked: Asked) -> [Effect] {
    switch asked {
    case .pictures(let plan): plan.preparation.map { prepare(plan, $0) } ?? enqueue(plan)
    case .question(let text, let id): ask(text, about: id)
    case .prompt: sendBrief()
    case .speech(let plan): startSpeech(plan)
    }
  }
}
