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
  private var clients: [ClientLimit.Scope: Decimal] = [:]

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
    let before = (sums, clients)
    try db.inSavepoint {
      for entry in entries {
        failure = try refusal(of: entry, budget)
        guard failure == nil else { return .rollback }
        try write(entry)
      }
      return .commit
    }
    if failure != nil { (sums, clients) = before }
    return failure
  }

  private func refusal(of entry: LedgerEntry, _ budget: Budget) throws -> Failure? {
    for limit in budget.clients where clients[limit.scope] == nil {
      clients[limit.scope] = try LedgerSums(db: db).spent(by: limit.scope, since: day)
    }
    switch budget.check(entry, spent: try summary(budget), byClients: clients) {
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
    for scope in clients.keys where scope.counts(entry.client) { clients[scope, default: 0] += entry.amount }
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
}
