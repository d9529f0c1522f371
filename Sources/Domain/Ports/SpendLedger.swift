import Foundation

/// The port to the journal of what was sent and what it cost. Calls block until the disk has it.
package protocol SpendLedger: Sendable {
  /// Writes an entry, or what is new of one. When it returns, the entry survives a power cut.
  func record(_ entry: LedgerEntry) throws(Failure)

  /// Entries from a time on, oldest first; nil is all.
  func entries(since: Date?) throws(Failure) -> [LedgerEntry]

  /// Requests whose program ended while they were under way. They are `unknown` from now on and reported once.
  func interrupted() throws(Failure) -> [LedgerEntry]

  /// What the last picture of a model cost, where it is known.
  func lastCost(of model: String) throws(Failure) -> Decimal?
}
