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

  @Test func twoHundredAtOnceNeverPassALimitByACent() async throws {
    let ledgers = (0..<4).map { _ in bench.open().ledger }
    let cents: @Sendable (String) -> Decimal = { Decimal(string: $0) ?? 0 }
    let granted = await withTaskGroup(of: [String].self, returning: [String].self) { group in
      for number in 0..<200 {
        group.addTask {
          let client = number % 2 == 0 ? "a" : "b"
          var budget = Budget(perMonth: 5)
          budget.clients = [
            ClientLimit(.named(client), perDay: cents("1.00"), name: "this"),
            ClientLimit(.gateway, perDay: cents("1.50"), name: "all"),
          ]
          var entry = LedgerEntry(time: LibraryBench.now, model: "a/b", estimate: cents("0.03"))
          entry.client = client
          let failures = try? ledgers[number % 4].take([.begin([entry], within: budget)])
          return failures == [nil] ? [client] : []
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(granted.count == 50, "fifty times three cents is the limit of all together")
    #expect(granted.count { $0 == "a" } <= 33 && granted.count { $0 == "b" } <= 33)
    let (ledger, day) = (bench.open().ledger, Calendar.current.startOfDay(for: LibraryBench.now))
    #expect(try ledger.spent(by: .gateway, since: day) == cents("1.50"))
    #expect(try ledger.spent(by: .named("a"), since: day) == Decimal(granted.count { $0 == "a" }) * cents("0.03"))
  }

  @Test func severalGoTogetherOrNotAtAll() throws {
    let ledger = bench.open().ledger
    let budget = Budget(perDay: Decimal(string: "0.2"))
    let failures = try ledger.take([
      .begin([entry(), entry(), entry()], within: budget), .record(entry()),
      .begin([entry(), entry()], within: budget),
      .begin([entry()], within: budget),
    ])
    // Of the two only one had room, so neither was written, and that room is left for the last.
    #expect(failures.map { $0?.kind } == [nil, nil, .overBudget, nil])
    #expect(try ledger.entries(since: nil).count == 5)
    #expect(try ledger.summary(now: LibraryBench.now).today.amount == Decimal(string: "0.2"))
  }

  @Test func whatCannotBeToldIsNotWithinTheLimitOfAClient() throws {
    let ledger = bench.open().ledger
    var budget = Budget()
    let limit = ClientLimit(.named("a"), perDay: 1, name: "the budget of this key")
    budget.clients = [limit]
    var words = LedgerEntry(time: LibraryBench.now, model: "a/b", kind: .text)
    words.client = "a"
    let error = #expect(throws: Failure.self) { try ledger.begin(words, within: budget) }
    #expect(error?.kind == .overBudget && error?.title.contains("beforehand") == true)
    words.estimate = 1
    try ledger.begin(words, within: budget)
    (words.cost, words.outcome) = (Decimal(string: "0.25"), .done)
    try ledger.record(words)
    let spent = try ledger.spent(by: .named("a"), since: LibraryBench.now.addingTimeInterval(-900))
    #expect(limit.left(after: spent) == Decimal(string: "0.75"))
    words.estimate = Decimal(string: "0.76")
    words.id += "x"
    let full = #expect(throws: Failure.self) { try ledger.begin(words, within: budget) }
    #expect(full?.title == "This may cost $0.76, and $0.75 of the budget of this key ($1.00) is left today.")
  }

  @Test func quartersOfAnHourAreThoseOfTheEntries() throws {
    let ledger = bench.open().ledger
    var all: [LedgerEntry] = []
    for number in 0..<90 {
      var entry = entry(Double(number * 1700), model: "m/\(number % 3)")
      entry.client = [nil, "a", "mcp", "mcp:editor", "mcpx"][number % 5]
      entry.generationID = "gen-\(number)"
      try ledger.record(entry)
      (entry.cost, entry.outcome) = (Decimal(number) / 100, number % 7 == 0 ? .failed : .done)
      if number % 5 == 0 { entry.time.addTimeInterval(-1800) }
      if number % 11 == 0 { try ledger.withdraw(entry) } else { try ledger.record(entry) }
      if number % 11 != 0 { all.append(entry) }
    }
    let day = Calendar.current.startOfDay(for: LibraryBench.now)
    let today = all.filter { $0.time >= day }
    for scope in [ClientLimit.Scope.named("a"), .named("mcp"), .named("c"), .agents, .gateway] {
      #expect(try ledger.spent(by: scope, since: day) == scope.spent(in: today), "\(scope)")
    }
    #expect(ClientLimit.Scope.agents.spent(in: today) > 0 && ClientLimit.Scope.gateway.spent(in: today) > 0)
    #expect(try ledger.entry(ofGeneration: "gen-7") == all.first { $0.generationID == "gen-7" })
    #expect(try ledger.entry(ofGeneration: "gen-0") == nil && ledger.entry(ofGeneration: "x") == nil)
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
    let budget = Budget(perMonth: Decimal(string: "0.13"))
    let error = #expect(throws: Failure.self) { try ledger.begin(entry(), within: budget) }
    #expect(error?.kind == .overBudget, "what was spent before the sums were kept counts")
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
