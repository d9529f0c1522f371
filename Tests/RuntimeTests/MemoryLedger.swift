import Domain
import Foundation
import Synchronization

/// A ledger in memory that remembers every state of its entries.
final class MemoryLedger: SpendLedger {
  private let states = Mutex<[LedgerEntry]>([])

  var history: [LedgerEntry] { states.withLock { $0 } }
  /// Each entry as it is now, in the order in which they began.
  var newest: [LedgerEntry] {
    history.reduce(into: []) { entries, entry in
      if let place = entries.firstIndex(where: { $0.id == entry.id }) {
        entries[place] = entry
      } else {
        entries.append(entry)
      }
    }
  }

  func begin(_ entry: LedgerEntry, within budget: Budget) throws(Failure) {
    let spent = SpendSummary(newest, now: entry.time, calendar: .current)
    guard case .ok = budget.check(entry, spent: spent) else { throw Failure(.overBudget, "Over the budget.") }
    record(entry)
  }

  func withdraw(_ entry: LedgerEntry) { states.withLock { $0.removeAll { $0.id == entry.id } } }
  func record(_ entry: LedgerEntry) { states.withLock { $0.append(entry) } }
  func entries(since: Date?) -> [LedgerEntry] { newest }
  func interrupted() -> [LedgerEntry] { newest.filter { $0.outcome == .sent } }
  func lastCost(of model: String) -> Decimal? {
    newest.last { $0.model == model && $0.outcome == .done }?.cost
  }
  func learntCosts() -> [String: LearntCost] { [String: LearntCost](newest) }

  func summary(now: Date, calendar: Calendar, days: Int, latest: Int) -> SpendSummary {
    SpendSummary(newest, now: now, calendar: calendar)
  }
}

/// A ledger whose disk is full after so many entries.
final class FailingLedger: SpendLedger {
  private let left: Mutex<Int>

  init(good: Int) { left = Mutex(good) }

  func record(_ entry: LedgerEntry) throws(Failure) {
    let isGood = left.withLock { left in
      left -= 1
      return left >= 0
    }
    if !isGood { throw Failure(.storage, "The disk is full.") }
  }

  func begin(_ entry: LedgerEntry, within budget: Budget) throws(Failure) { try record(entry) }
  func withdraw(_ entry: LedgerEntry) throws(Failure) { try record(entry) }
  func entries(since: Date?) -> [LedgerEntry] { [] }
  func interrupted() -> [LedgerEntry] { [] }
  func lastCost(of model: String) -> Decimal? { nil }
  func learntCosts() -> [String: LearntCost] { [:] }

  func summary(now: Date, calendar: Calendar, days: Int, latest: Int) -> SpendSummary { SpendSummary([], now: now) }
}
