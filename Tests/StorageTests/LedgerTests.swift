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

  @Test func instancesKeepToALimitTogether() async throws {
    // Five of them fit, whoever comes first.
    let budget = Budget(perDay: Decimal(string: "0.2"))
    let ledgers = (0..<12).map { _ in bench.open().ledger }
    let sent = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
      for ledger in ledgers {
        group.addTask {
          let entry = LedgerEntry(time: LibraryBench.now, model: "a/b", estimate: Decimal(string: "0.04"))
          return (try? ledger.begin(entry, within: budget)) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    let ledger = bench.open().ledger
    #expect(sent == 5)
    #expect(try ledger.entries(since: nil).count == 5)
    let error = #expect(throws: Failure.self) { try ledger.begin(entry(), within: budget) }
    #expect(error?.kind == .overBudget && error?.title.contains("budget per day of $0.20") == true)
    try ledger.begin(entry(), within: Budget(perMonth: 1))
    try ledger.begin(entry(), within: Budget())
    #expect(try ledger.entries(since: nil).count == 7)
  }

  @Test func sumsAreThoseOfTheEntries() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Vienna") ?? .gmt
    let ledger = bench.open().ledger
    var all: [LedgerEntry] = []
    for number in 0..<120 {
      // Over both changes of the clocks, with a gap and an entry of the future.
      var entry = entry(Double(number * number) * 2600 - 90_000, model: "m/\(number % 3)")
      entry.kind = number % 5 == 0 ? .text : .image
      // As it is while it runs; the sums follow what becomes of it.
      try ledger.record(entry)
      entry.cost = number % 4 == 0 ? nil : Decimal(number) / 1_000
      entry.outcome = [.done, .failed, .unknown, .sent, .cancelled, .done][number % 6]
      try ledger.record(entry)
      all.append(entry)
    }
    let sums = try ledger.summary(now: LibraryBench.now, calendar: calendar, days: .max, latest: 7)
    let wanted = SpendSummary(all, now: LibraryBench.now, calendar: calendar)
    #expect(sums.days.map(\.day) == wanted.days.map(\.day) && sums.days.map(\.spend) == wanted.days.map(\.spend))
    #expect(sums.models.map(\.name) == wanted.models.map(\.name))
    #expect(sums.models.map(\.spend) == wanted.models.map(\.spend))
    #expect(
      [sums.today, sums.week, sums.month, sums.total] == [wanted.today, wanted.week, wanted.month, wanted.total])
    #expect(sums.latest == Array(wanted.latest.prefix(7)))
    #expect(try ledger.summary(now: LibraryBench.now, calendar: calendar, days: 3, latest: 0).days.count == 3)
    #expect(try ledger.learntCosts() == [String: LearntCost](all))
  }

  @Test func textTeachesNothingOfPictures() throws {
    let ledger = bench.open().ledger
    var text = entry()
    (text.kind, text.outcome, text.cost, text.images) = (.text, .done, 5, 0)
    try ledger.record(text)
    #expect(try ledger.lastCost(of: "a/b") == nil && ledger.learntCosts().isEmpty)
    #expect(try ledger.summary(now: LibraryBench.now).total.amount == 5)
  }

  @Test func aLedgerOfTheFirstReleaseIsSummedUp() throws {
    try bench.workspace.paths.makeFirstLibrary { entry in
      entry.cost = Decimal(string: "0.12")
      entry.outcome = .done
    }
    let ledger = bench.open().ledger
    #expect(try ledger.summary(now: LibraryBench.now).total.amount == Decimal(string: "0.12"))
    #expect(try ledger.lastCost(of: "a/b") == Decimal(string: "0.12"))
  }

  @Test func aHostileCostBreaksNoSum() throws {
    let ledger = bench.open().ledger
    for _ in 0..<200 {
      var dear = entry()
      (dear.cost, dear.outcome) = (Decimal(string: "1e60"), .done)
      try ledger.record(dear)
    }
    #expect(try ledger.summary(now: LibraryBench.now).total.requests == 200)
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

extension Paths {
  /// A library as the first release left it, with one entry.
  fileprivate func makeFirstLibrary(_ change: (inout LedgerEntry) -> Void) throws {
    var entry = LedgerEntry(time: LibraryBench.now, model: "a/b")
    change(&entry)
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: library)
    try LibrarySchema.migrator.migrate(queue, upTo: "1 assets and ledger")
    try queue.write {
      try $0.execute(
        sql: "INSERT INTO ledger (id, time, model, outcome, owner, detail) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          entry.id, entry.time.timeIntervalSince1970, entry.model, entry.outcome.rawValue, "", try Detail.text(entry),
        ])
    }
    try queue.close()
  }
}
