import Domain
import Foundation
import Interface

/// What `--max-cost` allows.
struct CostLimit: Sendable {
  /// US dollars; nil allows everything.
  var limit: Decimal?

  /// Before anything is spent on plans that go out together. Where no price is stated, what the others leave of the limit is
  /// what the user accepts, and counts as the estimate.
  ///
  /// - Throws: an `.overBudget` failure: nothing may be sent.
  func checked(_ plans: [Plan]) throws(Failure) -> [Plan] {
    guard let limit else { return plans }
    let stated = Self.stated(plans)
    guard stated <= limit else {
      throw Failure(
        .overBudget, "This may cost up to \(Money.text(stated)), more than --max-cost \(Money.text(limit)).",
        advice: "Nothing was sent. Raise --max-cost, or choose a cheaper model.")
    }
    let open = plans.map(\.dearest).filter { $0.estimate.bounds == nil }
    guard let first = open.first else { return plans }
    guard stated < limit else {
      throw Failure(
        .overBudget,
        "What \(first.model) costs cannot be told beforehand, and nothing of --max-cost \(Money.text(limit)) is left for it.",
        advice: "Nothing was sent. Raise --max-cost, or choose a model with a stated price (visualizer models).")
    }
    return plans.map { $0.assuming((limit - stated) / Decimal(open.count)) }
  }

  /// The same for a text to be spoken.
  func checked(_ plan: SpeechPlan) throws(Failure) -> SpeechPlan {
    guard let limit else { return plan }
    if let stated = plan.estimate.bounds?.high, stated > limit {
      throw Failure(
        .overBudget, "This may cost up to \(Money.text(stated)), more than --max-cost \(Money.text(limit)).",
        advice: "Nothing was sent. Raise --max-cost, or choose a cheaper model.")
    }
    return plan.assuming(limit)
  }

  /// What is left when so much of it is spent.
  func less(_ spent: Decimal) -> CostLimit { CostLimit(limit: limit.map { $0 - spent }) }

  /// Between two requests of one order: what was reported so far counts, not what was estimated.
  func check(spent: Decimal, next: Estimate) throws(Failure) {
    guard let limit else { return }
    guard next.bounds.map({ spent + $0.high > limit }) ?? (spent >= limit) else { return }
    throw Failure(
      .overBudget, "\(Money.text(spent)) is spent, and the next request would pass --max-cost \(Money.text(limit)).",
      advice: "The other images were not asked for.")
  }

  /// Before each request that is asked ahead of an edit, whose cost nobody can tell: there must be something left for it.
  ///
  /// - Parameter plans: the edits themselves, for which so much is kept.
  func check(_ answers: PreparedEdit, before plans: [Plan]) throws(Failure) {
    guard let limit, let preparation = plans.lazy.compactMap(\.preparation).first else { return }
    let kept = Self.stated(plans)
    guard kept + (answers.cost ?? 0) >= limit || !answers.unpriced.isEmpty else { return }
    throw refusal(
      "Nothing of --max-cost \(Money.text(limit)) is left for what is asked before the edit.", preparation.settings)
  }

  /// The edits once all is asked, with what is left for those without a stated price.
  func checked(_ plans: [Plan], after answers: PreparedEdit, _ preparation: EditPreparation) throws(Failure) -> [Plan] {
    guard let limit else { return plans }
    guard let spent = answers.cost, answers.unpriced.isEmpty else {
      throw refusal(
        "What was asked before the edit has an unknown cost, so --max-cost \(Money.text(limit)) cannot be kept.",
        preparation.settings)
    }
    let stated = Self.stated(plans)
    let open = plans.count { $0.dearest.estimate.bounds == nil }
    guard open > 0 ? stated + spent < limit : stated + spent <= limit else {
      throw refusal(
        "What was asked before the edit cost \(Money.text(spent)), and the edit would pass --max-cost \(Money.text(limit)).",
        preparation.settings)
    }
    return plans.map { $0.assuming((limit - stated - spent) / Decimal(max(1, open))) }
  }

  /// The most that those with a stated price may cost together.
  private static func stated(_ plans: [Plan]) -> Decimal {
    plans.reduce(0) { $0 + ($1.dearest.estimate.bounds?.high ?? 0) }
  }

  private func refusal(_ title: String, _ settings: [String]) -> Failure {
    let switches = settings.joined(separator: " and ")
    return Failure(
      .overBudget, title,
      advice: "The edit was not sent. Raise --max-cost, or switch off \(switches) (visualizer config set).")
  }
}
