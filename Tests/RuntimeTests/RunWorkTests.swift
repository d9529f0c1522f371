import Domain
import Engine
import Foundation
import Storage
import Synchronization
import Testing

@testable import Runtime

/// What a run sends, what ends it, and what is known of it afterwards.
@Suite struct RunWorkTests {
  private let home = Home()
  private let service = ScriptedService()

  /// Requests of which each costs $0.04 with the scripted service.
  private func record(_ count: Int, most: Decimal? = nil) -> RunRecord {
    var record = RunRecord(kind: .batch, created: Date())
    record.items = (1...count).map { seed in
      let request = ImageRequest(route: .images, model: "lab/one", prompt: "a fox", seed: seed)
      let plan = Plan(
        capability: .textToImage, requests: [request], prompt: AssembledPrompt(verbatim: "a fox"),
        draft: Draft(prompt: "a fox"), estimate: most.map { .range(low: 0, high: $0) } ?? .unknown("none is stated"))
      return RunItem(cell: seed - 1, label: "line \(seed)", request, of: plan)
    }
    return record
  }

  private func work(_ record: RunRecord, _ file: MemoryRunFile = MemoryRunFile()) -> RunWork {
    RunWork(RunKeeper(record, file), .over(service, home: home))
  }

  // MARK: What ends it

  @Test func theLimitCountsWhatTheServiceBilledAndNotTheEstimates() async {
    var work = work(record(4, most: 0.01))
    work.limit = 0.06
    let stop = await work.run(Array(0..<4))
    #expect(stop?.kind == .overBudget && service.requests.count == 2)
    #expect(work.keeper.record.items.map(\.state) == [.done, .done, .waiting, .waiting])
  }

  @Test func theLimitCountsWhatWasJustBegun() async {
    var work = work(record(8, most: 0.04))
    (work.limit, work.jobs) = (0.1, 8)
    let stop = await work.run(Array(0..<8))
    #expect(stop?.kind == .overBudget && service.requests.count == 2)
  }

  @Test func nothingGoesOutOnceTheTimeIsOver() async {
    let asked = Mutex(0)
    var work = work(record(3))
    work.check = { () throws(Failure) in
      let number = asked.withLock { asked in
        asked += 1
        return asked
      }
      if number > 1 { throw Failure(.timeout, "The time is over.") }
    }
    let stop = await work.run(Array(0..<3))
    #expect(stop?.kind == .timeout && service.requests.count == 1)
    #expect(work.keeper.record.items.map(\.state) == [.done, .waiting, .waiting])
  }

  // MARK: A manifest that cannot be written

  @Test func whatWasPaidForIsToldThoughTheManifestIsNotWritten() async {
    // The first save is that of the first request's beginning.
    var work = work(record(2), MemoryRunFile(refusing: [2, 3, 4]))
    let heard = Mutex<[RunItem]>([])
    work.hear = { item, _ in heard.withLock { $0.append(item) } }
    let stop = await work.run([0, 1])
    #expect(stop?.kind == .storage && service.requests.count == 1)
    let last = heard.withLock { $0.last }
    #expect(last?.state == .done && last?.pictures.count == 1 && last?.cost != nil)
  }

  @Test func whatCouldNotBeNotedIsNotSentAndStillWaits() async {
    let work = work(record(2), MemoryRunFile(refusing: [1]))
    let stop = await work.run([0, 1])
    #expect(stop?.kind == .storage && service.requests.isEmpty)
    #expect(work.keeper.record.items.map(\.state) == [.waiting, .waiting])
  }

  // MARK: Names of files

  @Test(arguments: [false, true])
  func aFileInTheWayEndsNoRun(_ replaces: Bool) async throws {
    let folder = home.paths.data + "/out"
    let taken = folder + "/1-a-fox.png"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: taken))
    var work = work(record(2))
    (work.folder, work.replaces) = (folder, replaces)
    #expect(await work.run([0, 1]) == nil)
    let first = replaces ? taken : folder + "/1-a-fox-2.png"
    #expect(work.keeper.record.items.flatMap(\.pictures).map(\.path) == [first, folder + "/2-a-fox.png"])
    #expect((FileManager.default.contents(atPath: taken) == Data("mine".utf8)) == !replaces)
  }

  // MARK: What became of requests that were cut off

  private func entry(_ id: String, _ outcome: LedgerEntry.Outcome, time: Date = Date()) -> LedgerEntry {
    var entry = LedgerEntry(id: id, time: time, model: "lab/one")
    entry.outcome = outcome
    return entry
  }

  /// The states of two requests, of which the first is done and the second was sent when the run was killed.
  private func reconciled(_ ledger: (any SpendLedger)?) throws -> [RunItem.State] {
    var record = record(2)
    (record.items[0].state, record.items[1].state) = (.done, .sent)
    if let ledger = ledger as? MemoryLedger, ledger.history.isEmpty { ledger.record(entry(record.items[0].id, .done)) }
    #expect(try Engine.over(service, ledger: ledger).reconcile(&record) == 0)
    return record.items.map(\.state)
  }

  @Test func onlyTheLedgerOfTheRunTellsWhatWasNeverSent() throws {
    #expect(try reconciled(MemoryLedger()) == [.done, .waiting])
    let other = MemoryLedger()
    other.record(entry(Asset.newID(), .done))
    #expect(try reconciled(other) == [.done, .unknown])
    #expect(try reconciled(nil) == [.done, .unknown])
  }

  @Test func aClockThatWasSetBackHidesNothing() throws {
    var record = record(2)
    (record.items[0].state, record.items[1].state) = (.done, .sent)
    for item in record.items {
      try home.ledger.record(entry(item.id, .unknown, time: record.created.addingTimeInterval(-900_000)))
    }
    _ = try Engine.over(service, home: home).reconcile(&record)
    #expect(record.items[1].state == .unknown)
  }

  @Test func everyPictureOfAnAnswerIsPutBack() throws {
    var record = record(1)
    record.items[0].state = .sent
    let assets = [try home.add("a fox").id, try home.add("a fox").id]
    var entry = entry(record.items[0].id, .done)
    (entry.assets, entry.cost) = (assets, 0.08)
    try home.ledger.record(entry)
    #expect(try Engine.over(service, home: home).reconcile(&record) == 1)
    #expect(record.items[0].state == .done && record.items[0].pictures.map(\.id) == assets)
  }
}
