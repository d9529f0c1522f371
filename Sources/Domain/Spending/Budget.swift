import Foundation

/// The user's limits of spending, in US dollars; nil is none.
package struct Budget: Hashable, Sendable {
  package enum Verdict: Hashable, Sendable {
    case ok
    /// It passes a limit: the sentence says which, with numbers. The screen asks; the command line ends.
    case ask(String)
    /// A limit of nothing: spending is switched off.
    case refuse(String)
  }

  package var perImage: Decimal?
  package var perDay: Decimal?
  package var perMonth: Decimal?
  /// Why a limit cannot be read, and how to mend it; nothing may be spent then. Nil when all were read.
  package var unreadable: String?
  /// Limits of the program that asks; none for the user's own acts.
  package var clients: [ClientLimit] = []

  package init(perImage: Decimal? = nil, perDay: Decimal? = nil, perMonth: Decimal? = nil) {
    self.perImage = perImage
    self.perDay = perDay
    self.perMonth = perMonth
  }

  package init(_ limits: Settings.Limits) {
    self.init(
      perImage: Money.amount(limits.perImage), perDay: Money.amount(limits.perDay),
      perMonth: Money.amount(limits.perMonth))
    let texts = [
      ("per-image", limits.perImage), ("per-day", limits.perDay), ("per-month", limits.perMonth),
    ]
    let bad = texts.first { !$0.1.isEmpty && Money.amount($0.1) == nil }
    unreadable = limits.unreadable ?? bad.map { Self.complaint($0.0, $0.1) }
  }

  private static func complaint(_ name: String, _ text: String) -> String {
    "The limit budget.\(name) is no amount of dollars (\"\(Harmless.line(text, limit: 80))\"), so nothing may be spent. "
      + "Set it again: on Spending, or with visualizer config set budget.\(name) 5 (\"\" is no limit)."
  }

  package var isEmpty: Bool {
    perImage == nil && perDay == nil && perMonth == nil && unreadable == nil && clients.isEmpty
  }

  /// Whether limits could not be read.
  private var refusal: Verdict? { unreadable.map { .refuse($0) } }

  /// - Parameters:
  ///   - estimate: for all images together; its dear end counts.
  ///   - known: what one image of the model cost last; counts where the estimate says nothing.
  ///   - waiting: the most that what waits to be sent may cost.
  ///   - spent: sums with what is under way in them, as the ledger has it: each counts with its estimate.
  package func check(
    _ estimate: Estimate, images: Int, known: Decimal? = nil, waiting: Decimal = 0, spent: SpendSummary
  ) -> Verdict {
    guard !isEmpty else { return .ok }
    if let refusal { return refusal }
    guard let most = most(estimate, images: images, known: known) else {
      return .ask("What this costs cannot be told beforehand, and \(standing(spent)).")
    }
    return check(most, images: images, waiting: waiting, spent: spent)
  }

  /// `$0.55 of the budget per day of $0.50 is spent`
  private func standing(_ spent: SpendSummary) -> String {
    if let perDay { return "\(spent.today.text) of the budget per day of \(Money.text(perDay)) is spent" }
    if let perMonth { return "\(spent.month.text) of the budget per month of \(Money.text(perMonth)) is spent" }
    return "the budget per image is \(Money.text(perImage ?? 0))"
  }

  /// Of several plans that go out together: whether all of them fit into what is left of a day and a month.
  ///
  /// - Parameter costs: the most that each may cost, as far as there is any saying.
  package func check(together costs: [Decimal], spent: SpendSummary) -> Verdict {
    if let refusal { return refusal }
    let limits = Budget(perDay: perDay, perMonth: perMonth)
    guard !limits.isEmpty else { return .ok }
    return limits.check(costs.reduce(0, +), images: 1, waiting: 0, spent: spent)
  }

  /// Once more when a request goes out: others may have spent since its plan was checked.
  ///
  /// - Parameter byClients: what those have spent today whom the limits of `clients` are for.
  package func check(
    _ entry: LedgerEntry, spent: SpendSummary, byClients: [ClientLimit.Scope: Decimal] = [:]
  ) -> Verdict {
    if let refusal { return refusal }
    for limit in clients {
      let verdict = limit.check(entry, spent: byClients[limit.scope] ?? 0)
      guard verdict == .ok else { return verdict }
    }
    let own = Budget(perDay: perDay, perMonth: perMonth)
    guard entry.estimate != nil || entry.kind == .image else { return own.checkWords(spent: spent) }
    return own.check(entry.estimate ?? 0, images: 1, waiting: 0, spent: spent)
  }

  /// A request for words, whose cost nobody can tell beforehand: it goes out while there is anything left.
  package func checkWords(spent: SpendSummary) -> Verdict {
    if let refusal { return refusal }
    for (name, spend, limit) in [("per day", spent.today, perDay), ("per month", spent.month, perMonth)] {
      guard let limit, spend.amount >= limit else { continue }
      guard limit > 0 else { return Self.refusal(name) }
      return .ask("\(spend.text) is spent, and the budget \(name) is \(Money.text(limit)).")
    }
    return .ok
  }

  private func check(_ most: Decimal, images: Int, waiting: Decimal, spent: SpendSummary) -> Verdict {
    let parts: [(name: String, cost: Decimal, spent: Spend, limit: Decimal?)] = [
      ("per image", most / Decimal(max(1, images)), Spend(), perImage), ("per day", most, spent.today, perDay),
      ("per month", most, spent.month, perMonth),
    ]
    for part in parts {
      guard let limit = part.limit, part.cost + part.spent.amount + (part.name == "per image" ? 0 : waiting) > limit
      else { continue }
      guard limit > 0 else { return Self.refusal(part.name) }
      return .ask(Self.sentence(part.name, part.cost, part.spent, limit))
    }
    return .ok
  }

  private static func refusal(_ name: String) -> Verdict {
    .refuse("The budget \(name) is $0: nothing may be spent.")
  }

  private func most(_ estimate: Estimate, images: Int, known: Decimal?) -> Decimal? {
    estimate.bounds?.high ?? known.map { $0 * Decimal(max(1, images)) }
  }

  private static func sentence(_ name: String, _ cost: Decimal, _ spent: Spend, _ limit: Decimal) -> String {
    let before = spent.requests > 0 ? " with \(spent.text) spent already" : ""
    return "This may cost \(Money.text(cost))\(before), more than the budget \(name) of \(Money.text(limit))."
  }
}
