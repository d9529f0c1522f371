import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// The journal of spending on disk.
struct LedgerTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  private func entry(_ age: Double = 0, model: String = "a/b") -> LedgerEntry {
    LedgerEntry(time: LibraryBench.now.addingTimeInterval(-age), model: model, estimate: Decimal(string: "0.04"))
  }

  @Test func entriesAreCompletedInPlace() throws {
    let ledger = bench.open().ledger
    var first = entry()
    try ledger.record(first)
    #expect(try bench.open().ledger.entries(since: nil) == [first])
    first.cost = Decimal(string: "0.0387")
    first.outcome = .done
    first.assets = ["x"]
    try ledger.record(first)
    try ledger.record(entry(100))
    #expect(try ledger.entries(since: nil).count == 2)
    #expect(try ledger.entries(since: LibraryBench.now.addingTimeInterval(-50)) == [first])
    #expect(try ledger.lastCost(of: "a/b") == Decimal(string: "0.0387"))
    #expect(try ledger.lastCost(of: "c/d") == nil)
  }

  /// Pretends that the entries were written by another process.
  private func disown(_ owner: String) throws {
    let queue = try DatabaseQueue(path: bench.workspace.paths.library)
    try queue.write { try $0.execute(sql: "UPDATE ledger SET owner = ?", arguments: [owner]) }
  }

  @Test func aDeadProgramsRequestIsReportedOnce() throws {
    let ledger = bench.open().ledger
    let sent = entry()
    try ledger.record(sent)
    #expect(try ledger.interrupted().isEmpty, "its own is under way")
    try disown("\(getpid()) another")
    let reported = try bench.open().ledger.interrupted()
    #expect(reported.map(\.id) == [sent.id] && reported[0].outcome == .unknown)
    #expect(reported[0].amount == Decimal(string: "0.04") && reported[0].isEstimated)
    #expect(try bench.open().ledger.interrupted().isEmpty)
  }

  @Test func aLivingProgramsRequestIsNot() throws {
    try bench.open().ledger.record(entry())
    try disown("\(getppid()) another")
    #expect(try bench.open().ledger.interrupted().isEmpty)
    // Nobody waits for so long: the number belongs to somebody else by now.
    #expect(try bench.open(now: LibraryBench.now.addingTimeInterval(7200)).ledger.interrupted().count == 1)
  }

  @Test func finishedRequestsAreNotReported() throws {
    let ledger = bench.open().ledger
    for outcome in [LedgerEntry.Outcome.done, .failed, .cancelled, .unknown] {
      var done = entry()
      done.outcome = outcome
      try ledger.record(done)
    }
    try disown("0 x")
    #expect(try bench.open().ledger.interrupted().isEmpty)
  }
}
