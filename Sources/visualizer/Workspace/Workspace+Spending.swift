import Domain
import Foundation
import Runtime

extension Workspace {
  /// - Parameters:
  ///   - plans: what goes out together.
  ///   - isAllowed: whether the user gave a --max-cost that the plans keep to.
  /// - Returns: the plans, with the limits that they have to keep to when they go out.
  /// - Throws: an `.overBudget` failure before anything is sent; a `.storage` one when a limit is set and what was spent
  ///   cannot be read.
  func checked(_ plans: [Plan], isAllowed: Bool) throws(Failure) -> [Plan] {
    let budget = Budget(settings.budget)
    guard !budget.isEmpty else { return plans }
    if let unreadable = budget.unreadable { throw Self.refusal(unreadable) }
    let spent = try ledger.summary(now: Date())
    var costs: [Decimal] = []
    var isWithin = true
    for plan in plans {
      let known = try ledger.lastCost(of: plan.requests.first?.model ?? "")
      let estimate = plan.assumed.map { .range(low: 0, high: $0) } ?? plan.estimate
      let verdict = budget.check(estimate, images: plan.imageCount, known: known, spent: spent)
      isWithin = try passes(verdict, isAllowed) && isWithin
      costs.append(plan.most ?? known.map { $0 * Decimal(plan.imageCount) } ?? 0)
    }
    isWithin = try passes(budget.check(together: costs, spent: spent), isAllowed) && isWithin
    return plans.map { isWithin ? $0.within(budget) : $0.unlimited }
  }

  private static func refusal(_ sentence: String) -> Failure {
    Failure(.configuration, sentence, advice: "Nothing was sent.")
  }

  private func passes(_ verdict: Budget.Verdict, _ isAllowed: Bool) throws(Failure) -> Bool {
    switch verdict {
    case .ok: return true
    case .ask where isAllowed: return false
    case .ask(let sentence):
      throw Failure(
        .overBudget, sentence,
        advice:
          "Nothing was sent. Allow it once with --max-cost, or raise the budget (visualizer config set budget...).")
    case .refuse(let sentence):
      throw Failure(.overBudget, sentence, advice: "Nothing was sent. Change it with visualizer config set budget...")
    }
  }

  /// Requests for words, noted in the ledger with what they cost.
  ///
  /// - Throws: an `.overBudget` failure when nothing of a limit is left, as what words cost is not known beforehand.
  func words(_ console: Console, evenUnrecorded: Bool) async throws(Failure) -> JournalledWords {
    let budget = Budget(settings.budget)
    if let unreadable = budget.unreadable { throw Self.refusal(unreadable) }
    if !budget.isEmpty {
      switch budget.checkWords(spent: try ledger.summary(now: Date())) {
      case .ok: break
      case .ask(let sentence), .refuse(let sentence):
        throw Failure(
          .overBudget, sentence, advice: "Nothing was sent. Raise the budget (visualizer config set budget...).")
      }
    }
    return try await journalledWords(console, evenUnrecorded: evenUnrecorded)
  }

  /// Where the user has allowed to pass a limit, and with it what is asked before.
  func journalledWords(_ console: Console, evenUnrecorded: Bool) async throws(Failure) -> JournalledWords {
    let service = try await service()
    return JournalledWords(service, ledger: ledger, looksUpCosts: true, evenUnrecorded: evenUnrecorded) {
      console.note($0.title)
    }
  }

  /// What an earlier run left behind, one sentence each.
  func interruptedRequests() async -> [String] {
    await InterruptedRequests(ledger).report { id in
      await (try? service())?.record(ofGeneration: id, within: .seconds(3))
    }
  }
}
