import Domain
import Foundation
import GRDB

/// What is left of limits within one transaction of the ledger: sums are read once, and grow with what is begun.
final class LedgerRoom {
  private let db: Database
  private let owner: String
  private let day: Date
  private let month: Date
  private let now: Date
  private var sums: (day: Spend, month: Spend)?
  private var together: Decimal?
  private var clients: [String: Decimal] = [:]
  /// By the kind of program: see `ClientLimit`.
  private var programs: [ClientLimit: Decimal] = [:]

  init(db: Database, now: Date, owner: String) {
    (self.db, self.now, self.owner) = (db, now, owner)
    day = Calendar.current.startOfDay(for: now)
    month = Calendar.current.dateInterval(of: .month, for: now)?.start ?? day
  }

  /// - Returns: why none of the entries was written; nil where all were.
  func begin(_ entries: [LedgerEntry], within budget: Budget) throws -> Failure? {
    var failure: Failure?
    guard !budget.isEmpty else {
      try entries.forEach(write)
      return nil
    }
    let before = (sums, together, clients, programs)
    try db.inSavepoint {
      for entry in entries {
        failure = try refusal(of: entry, budget)
        guard failure == nil else { return .rollback }
        try write(entry)
      }
      return .commit
    }
    if failure != nil { (sums, together, clients, programs) = before }
    return failure
  }

  private func refusal(of entry: LedgerEntry, _ budget: Budget) throws -> Failure? {
    let byPrograms = try spend(budget.clients)
    switch budget.check(
      entry, spent: try summary(budget), clients: try spend(budget.client), byPrograms: byPrograms)
    {
    case .ok: return nil
    case .ask(let sentence), .refuse(let sentence):
      let advice =
        entry.client == nil
        ? "Nothing was sent: another request came first. Raise the budget, or allow this one (^G, or --max-cost)."
        : "Nothing was sent."
      return Failure(.overBudget, sentence, advice: advice)
    }
  }

  private func write(_ entry: LedgerEntry) throws {
    try db.add(entry, owner: owner)
    sums?.day.add(entry)
    sums?.month.add(entry)
    guard let client = entry.client else { return }
    together = together.map { $0 + entry.amount }
    clients[client] = clients[client].map { $0 + entry.amount }
    for limit in programs.keys where limit.counts(client) { programs[limit, default: 0] += entry.amount }
  }

  private func spend(_ limit: ClientLimit?) throws -> Decimal {
    guard let limit else { return 0 }
    let spent = try programs[limit] ?? LedgerSums(db: db).spent(by: limit, since: day)
    programs[limit] = spent
    return spent
  }

  private func summary(_ budget: Budget) throws -> SpendSummary {
    var days: [Date: Spend] = [:]
    if budget.perDay != nil || budget.perMonth != nil {
      let sum = LedgerSums(db: db)
      let known = try sums ?? (sum.spent(since: day), sum.spent(since: month))
      sums = known
      var earlier = known.month
      earlier.amount -= known.day.amount
      earlier.requests -= known.day.requests
      earlier.estimated -= known.day.estimated
      days = day == month ? [day: known.day] : [month: earlier, day: known.day]
    }
    return SpendSummary(models: [:], days: days, latest: [], now: now, calendar: .current)
  }

  private func spend(_ limits: ClientBudget?) throws -> ClientSpend {
    var spend = ClientSpend()
    guard let limits else { return spend }
    let sum = LedgerSums(db: db)
    if limits.own != nil {
      spend.own = try clients[limits.client] ?? sum.spent(since: day, by: limits.client)
      clients[limits.client] = spend.own
    }
    if limits.together != nil {
      spend.together = try together ?? sum.spentByClients(since: day)
      together = spend.together
    }
    return spend
  }
}
