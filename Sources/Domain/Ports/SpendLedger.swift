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

  /// Makes several changes in one step, so that many requests wait for the disk once.
  ///
  /// - Returns: for each, why it was not made: an `.overBudget` failure.
  func take(_ steps: [LedgerStep]) throws(Failure) -> [Failure?]

  /// What programs that ask through this one have spent since the beginning of a day.
  func spent(by clients: ClientLimit.Scope, since: Date) throws(Failure) -> Decimal

  /// The entry of a generation's id; nil where there is none.
  func entry(ofGeneration id: String) throws(Failure) -> LedgerEntry?

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

  /// For ledgers that write one after the other.
  package func take(_ steps: [LedgerStep]) throws(Failure) -> [Failure?] {
    var failures: [Failure?] = []
    for step in steps {
      switch step {
      case .record(let entry):
        try record(entry)
        failures.append(nil)
      case .begin(let entries, let budget): failures.append(try refusal(of: entries, budget))
      }
    }
    return failures
  }

  /// Begins entries one after the other; those that were begun are taken back where a later one has no room.
  private func refusal(of entries: [LedgerEntry], _ budget: Budget) throws(Failure) -> Failure? {
    for (place, entry) in entries.enumerated() {
      do throws(Failure) {
        try begin(entry, within: budget)
      } catch {
        for begun in entries[..<place] { try withdraw(begun) }
        guard error.kind == .overBudget else { throw error }
        return error
      }
    }
    return nil
  }

  package func spent(by clients: ClientLimit.Scope, since: Date) throws(Failure) -> Decimal {
    clients.spent(in: try entries(since: since))
  }

  package func spentToday(by clients: ClientLimit.Scope) throws(Failure) -> Decimal {
    try spent(by: clients, since: Calendar.current.startOfDay(for: Date()))
  }

  package func entry(ofGeneration id: String) throws(Failure) -> LedgerEntry? {
    try entries(since: nil).last { $0.generationID == id }
  }
}
