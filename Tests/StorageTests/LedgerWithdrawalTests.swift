import Domain
import Foundation
import Testing

@testable import Storage

/// Requests that never went out.
struct LedgerWithdrawalTests {
  @Test func whatIsTakenBackCountsNowhere() throws {
    let ledger = try LibraryBench().open().ledger
    let kept = LedgerEntry(time: LibraryBench.now, model: "a/b", estimate: 1)
    let gone = LedgerEntry(time: LibraryBench.now, model: "a/b", estimate: 2)
    try ledger.record(kept)
    try ledger.record(gone)
    try ledger.withdraw(gone)
    #expect(try ledger.entries(since: nil) == [kept])
    let sums = try ledger.summary(now: LibraryBench.now)
    #expect(sums.total.requests == 1 && sums.total.amount == 1)
  }
}
