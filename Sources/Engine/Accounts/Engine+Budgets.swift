import Domain
import Foundation

extension Engine {
  /// What the ledger sums up to; empty where none is kept.
  package func summary() throws(Failure) -> SpendSummary {
    guard let ledger = ports.ledger else { return SpendSummary([], now: Date()) }
    return try ledger.summary(now: Date())
  }

  /// Returns once the ledger has all that has ended.
  package func settleAccounts() async { await accounts?.settled() }

  /// What the user's limits say of plans that go out together: the first that one of them passes, else one that all do.
  ///
  /// - Throws: a `.storage` failure when a limit is set and what was spent cannot be read.
  package func verdict(on plans: [Plan], _ budget: Budget) throws(Failure) -> Budget.Verdict {
    guard !budget.isEmpty else { return .ok }
    let spent = try summary()
    var costs: [Decimal] = []
    for plan in plans {
      let dearest = plan.dearest
      let known = try ports.ledger?.lastCost(of: dearest.model) ?? nil
      let estimate = plan.assumed.map { .range(low: 0, high: $0) } ?? dearest.estimate
      let verdict = budget.check(estimate, images: plan.imageCount, known: known, spent: spent)
      guard verdict == .ok else { return verdict }
      costs.append(plan.most ?? known.map { $0 * Decimal(plan.imageCount) } ?? 0)
    }
    return budget.check(together: costs, spent: spent)
  }

  /// The lines of all requests of a plan, written before any of them is sent: all have room in its budget, or none goes out.
  ///
  /// - Parameter client: who asks; nil for the user.
  package func reserve(_ plan: Plan, for client: String?) async throws(Failure) -> [JournalLine] {
    let lines = plan.requests.map { JournalLine(ports.ledger, $0, plan, client: client) }
    try await JournalLine.begin(lines, within: plan.budget, accounts)
    return lines
  }

  /// Takes back lines of requests that never go out.
  package func release(_ lines: [JournalLine]) {
    for line in lines { line.fail(Failure(.cancelled, "It was not sent.")) }
  }
}
