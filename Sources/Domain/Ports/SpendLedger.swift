import Foundation

/// The port to the journal of what was sent and what it cost. Calls block until the disk has it.
package protocol SpendLedger: Sendable {
  /// Writes an entry, or what is new of one. When it returns, the entry survives a power cut.
  func record(_ entry: LedgerEntry) throws(Failure)

  /// Writes the entry of a request that is about to go out, if what is spent at that moment leaves room for it. Both are one
  /// step, so that instances that run at once keep to a limit together.
  ///
  /// - Throws: an `.overBudget` failure: nothing may be sent.
  func begin(_ entry: LedgerEntry, within budget: Budget) throws(Failure)

  /// Takes back the entry of a request that never went out.
  func withdraw(_ entry: LedgerEntry) throws(Failure)

  /// Entries from a time on, oldest first; nil is all.
  func entries(since: Date?) throws(Failure) -> [LedgerEntry]

  /// Sums, and the newest requests. Cheap however long the ledger is.
  ///
  /// - Parameters:
  ///   - days: so many of the newest days that saw a request.
  ///   - latest: so many of the newest requests.
  func summary(now: Date, calendar: Calendar, days: Int, latest: Int) throws(Failure) -> SpendSummary

  /// What the newest finished pictures of each model have cost. Cheap however long the ledger is.
  func learntCosts() throws(Failure) -> [String: LearntCost]

  /// Requests whose program ended while they were under way. They are `unknown` from now on and reported once.
  func interrupted() throws(Failure) -> [LedgerEntry]

  /// What the last picture of a model cost, where it is known.
  func lastCost(of model: String) throws(Failure) -> Decimal?
}

extension SpendLedger {
  /// As much as the screen shows. The days reach back over this month and this week.
  package func summary(now: Date) throws(Failure) -> SpendSummary {
    try summary(now: now, calendar: .current, days: 62, latest: 50)
  }
}
