import Domain
import Foundation

extension Model {
  /// Whether the budget lets a plan pass. If not, it was said or asked, and nothing may be sent now.
  mutating func passesBudget(_ plan: Plan) -> Bool {
    switch verdict(on: plan) {
    case .ok: return true
    case .ask(let sentence):
      layers.append(.confirm(Confirm(.overBudget(plan), "\(sentence) Send it all the same?", yes: "Send it")))
    case .refuse(let sentence): say(.warning, "\(sentence) Nothing was sent; the limit stands on Spending.")
    }
    return false
  }

  /// What the user's limits say of a plan; jobs under way are in the ledger's sums already.
  func verdict(on plan: Plan) -> Budget.Verdict {
    let known = plan.requests.first.flatMap { world.learntCosts[$0.model]?.high }
    let spent = world.spending ?? SpendSummary([], now: .distantPast)
    return Budget(settings.budget).check(plan.estimate, images: plan.imageCount, known: known, spent: spent)
  }

  /// Of several plans that go out together: the first limit that one of them passes, else one that all of them do.
  func verdict(on plans: [Plan]) -> Budget.Verdict {
    for plan in plans where verdict(on: plan) != .ok { return verdict(on: plan) }
    let bounds = plans.compactMap(\.estimate.bounds)
    guard bounds.count == plans.count, !plans.isEmpty else { return .ok }
    let sum = Estimate.range(low: bounds.reduce(0) { $0 + $1.low }, high: bounds.reduce(0) { $0 + $1.high })
    let spent = world.spending ?? SpendSummary([], now: .distantPast)
    let limits = Budget(perDay: Budget(settings.budget).perDay, perMonth: Budget(settings.budget).perMonth)
    return limits.check(sum, images: plans.reduce(0) { $0 + $1.imageCount }, spent: spent)
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
