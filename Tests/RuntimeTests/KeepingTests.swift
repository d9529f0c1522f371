import Cells
import Dispatch
import Domain
import Engine
import Foundation
import Interface
import Raster
import Synchronization
import Testing

@testable import Runtime

/// A ledger that another program holds from the answer on, until it is let go.
private final class HeldLedger: SpendLedger {
  private let gate = DispatchSemaphore(value: 0)
  private let entries = Mutex<[LedgerEntry]>([])

  func release() { for _ in 0..<100 { gate.signal() } }

  var last: LedgerEntry? { entries.withLock { $0.last } }

  func record(_ entry: LedgerEntry) {
    if entry.outcome != .sent || entry.generationID != nil { gate.wait() }
    entries.withLock { $0.append(entry) }
  }

  func begin(_ entry: LedgerEntry, within budget: Budget) { record(entry) }
  func withdraw(_ entry: LedgerEntry) {}
  func entries(since: Date?) -> [LedgerEntry] { [] }
  func interrupted() -> [LedgerEntry] { [] }
  func lastCost(of model: String) -> Decimal? { nil }
  func learntCosts() -> [String: LearntCost] { [:] }
  func summary(now: Date, calendar: Calendar, days: Int, latest: Int) -> SpendSummary { SpendSummary([], now: now) }
}

/// What was paid for is on the disk whatever the database does.
struct KeepingTests {
  private let generate = Key.control("g")

  @Test func aHeldLedgerHoldsUpNoPicture() throws {
    let ledger = HeldLedger()
    let home = Home()
    let stage = Stage(ledger: ledger, home: home)
    try stage.settle()
    stage.press(generate)
    try stage.until("the picture is shown") { !$0.pictures.isEmpty }
    let path = try #require(stage.model.madeItem(0)?.path)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(ledger.last?.outcome == .sent, "the ledger is still held")
    ledger.release()
    try stage.until("the library has it") { $0.gallery.count == 1 }
  }

  @Test func aLineThatIsHeldTakesAnAnswerAtOnce() throws {
    let ledger = HeldLedger()
    let line = JournalLine(ledger, LedgerEntry(time: Date(timeIntervalSince1970: 0), model: "a/b"))
    _ = try line.begin()
    line.follow(.answered(generationID: "gen-1"))
    #expect(ledger.last?.generationID == nil && line.current.generationID == "gen-1")
    ledger.release()
    line.finish(Outcome(), assets: [])
    #expect(ledger.last?.outcome == .done && ledger.last?.generationID == "gen-1")
  }

  /// Tasks that wait for a library that is held take all threads that tasks share.
  @Test func tasksThatWaitForTheDatabaseHoldUpNoPicture() throws {
    let gate = DispatchSemaphore(value: 0)
    let count = 64
    let home = Home()
    let stage = Stage(home: home)
    try stage.settle()
    for _ in 0..<count { Task.detached { Self.wait(gate) } }
    defer { for _ in 0..<count { gate.signal() } }
    stage.press(generate)
    try stage.until("the picture is shown") { !$0.pictures.isEmpty }
    #expect(FileManager.default.fileExists(atPath: stage.model.madeItem(0)?.path ?? ""))
  }

  private static func wait(_ gate: DispatchSemaphore) { gate.wait() }

  @Test func nothingIsSentThatCannotBeNotedUnlessTheUserAllowsIt() throws {
    let stage = Stage(ledger: FailingLedger(good: 0))
    try stage.settle()
    stage.press(generate)
    try stage.until("it is asked") { !$0.layers.isEmpty }
    #expect(stage.service.requests.isEmpty && stage.text.contains("noted nowhere"))
    stage.press(.character("y"), generate)
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    #expect(stage.service.requests.count == 1)
  }

  @Test func whatCouldNotBeNotedIsNotedLater() throws {
    let line = JournalLine(FailingLedger(good: 1), LedgerEntry(time: Date(timeIntervalSince1970: 0), model: "a/b"))
    _ = try line.begin()
    #expect(line.finish(Outcome(), assets: []) != nil && !line.writeAgain())
    let ledger = MemoryLedger()
    let good = JournalLine(ledger, LedgerEntry(time: Date(timeIntervalSince1970: 0), model: "a/b"))
    _ = try good.begin()
    good.finish(Outcome(), assets: ["x"])
    #expect(good.writeAgain() && ledger.newest.count == 1 && ledger.newest[0].assets == ["x"])
  }
}
