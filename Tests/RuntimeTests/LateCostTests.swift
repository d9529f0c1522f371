import Cells
import Domain
import Engine
import Foundation
import Interface
import Synchronization
import Testing

@testable import Runtime

/// What requests have cost that were cut off after they were sent. One at a time: the loop blocks its thread.
@Suite(.serialized, .timeLimit(.minutes(1))) struct LateCostTests {
  private let ledger = MemoryLedger()
  private let service = ScriptedService()

  private static func entry(_ outcome: LedgerEntry.Outcome, id: String? = "gen-1", cost: Decimal? = nil) -> LedgerEntry
  {
    var entry = LedgerEntry(time: Date(timeIntervalSince1970: 1_795_232_700), model: "a/b", estimate: 2)
    (entry.outcome, entry.generationID, entry.cost) = (outcome, id, cost)
    return entry
  }

  @Test func onlyWhatIsUnknownAndHasAnIdIsAskedFor() {
    for outcome in [LedgerEntry.Outcome.sent, .done, .failed] { #expect(LateCost(Self.entry(outcome)) == nil) }
    for outcome in [LedgerEntry.Outcome.cancelled, .unknown] {
      #expect(LateCost(Self.entry(outcome)) != nil)
      #expect(LateCost(Self.entry(outcome, id: nil)) == nil)
      #expect(LateCost(Self.entry(outcome, cost: 0)) == nil)
    }
  }

  @Test func itIsAskedThreeTimesAndNoMore() async throws {
    let late = try #require(LateCost(Self.entry(.unknown)))
    let looks = Mutex(0)
    let waits = Mutex<[Duration]>([])
    let found = await late.learn(pause: { wait in waits.withLock { $0.append(wait) } }) { id in
      #expect(id == "gen-1")
      looks.withLock { $0 += 1 }
      return nil
    }
    #expect(found == nil && looks.withLock { $0 } == 3)
    #expect(waits.withLock { $0 } == [.seconds(5), .seconds(30), .seconds(120)])
  }

  @Test func aRecordWithoutACostIsAskedForAgain() async throws {
    let late = try #require(LateCost(Self.entry(.unknown)))
    let looks = Mutex(0)
    let found = await late.learn(pause: { _ in }) { _ in
      looks.withLock { $0 += 1 }
      return GenerationRecord(totalCost: looks.withLock { $0 } == 2 ? 0.04 : nil, provider: "P")
    }
    #expect(found?.cost == 0.04 && found?.provider == "P" && found?.outcome == .failed)
    #expect(found?.lateCostSentence == "The failed request was billed $0.04.")
    #expect(Self.entry(.cancelled, cost: 0).lateCostSentence == nil)
  }

  @Test func aCancelledJobIsCountedAndSaid() throws {
    service.script(.hanging(generation: "gen-7"))
    service.scriptRecords(nil, GenerationRecord(totalCost: 0.04, provider: "Late"))
    let stage = Stage(120, 40, service: service, ledger: ledger)
    try stage.settle()
    stage.press(.control("g"))
    try stage.until("the id is here") { $0.jobs.first?.generationID == "gen-7" }
    stage.press(.control("c"))
    try stage.until("it is said") { $0.notice?.text == "The cancelled request was billed $0.04." }
    #expect(service.lookups == ["gen-7", "gen-7"] && service.requests.count == 1)
    let entry = try #require(ledger.newest.first)
    #expect(ledger.newest.count == 1 && entry.outcome == .cancelled && entry.cost == 0.04 && entry.provider == "Late")
    #expect(stage.model.spent == 0.04 && stage.model.world.spending?.total.text == "$0.04")
    #expect(stage.model.jobs[0].cost == 0.04 && stage.text.contains("it was billed $0.04"))
  }

  @Test func aCancelThatCostNothingIsNotSaid() throws {
    service.script(.hanging(generation: "gen-7"))
    service.scriptRecords(GenerationRecord(totalCost: 0))
    let stage = Stage(120, 40, service: service, ledger: ledger)
    try stage.settle()
    stage.press(.control("g"))
    try stage.until("the id is here") { $0.jobs.first?.generationID != nil }
    stage.press(.control("c"))
    try stage.until("the cost is here") { $0.jobs[0].cost == 0 }
    #expect(ledger.newest.first?.cost == 0 && stage.text.contains("it was not billed"))
    #expect(!stage.model.log.contains { $0.text.contains("was billed") })
  }

  @Test func aTimeoutIsLookedUpToo() throws {
    service.script(.failure(Failure(.timeout, "The answer stopped.", billed: .maybe, generationID: "gen-8")))
    let stage = Stage(120, 40, service: service, ledger: ledger)
    try stage.settle()
    stage.press(.control("g"))
    try stage.until("it is said") { $0.notice?.text == "The failed request was billed $0.07." }
    #expect(ledger.newest.first?.outcome == .failed && ledger.newest.first?.cost == 0.07)
    #expect(stage.text.contains("It was billed $0.07.") && !stage.text.contains("may have been"))
  }

  @Test func withoutAnIdNobodyIsAsked() throws {
    service.script(.failure(Failure(.timeout, "The answer stopped.", billed: .maybe)), .failure(.init(.server, "x")))
    let stage = Stage(120, 40, service: service, ledger: ledger)
    try stage.settle()
    stage.press(.control("g"))
    try stage.until("it failed") { $0.jobs.first?.isOver == true }
    stage.press(.control("g"))
    try stage.until("both failed") { $0.jobs.count == 2 && $0.jobs[1].isOver }
    #expect(service.lookups.isEmpty)
  }

  @Test func wordsThatWereCancelledAreCountedToo() throws {
    let stage = Stage(120, 40, service: service, ledger: ledger)
    try stage.settle()
    stage.press(.control("g"))
    try stage.until("the picture is here") { !$0.pictures.isEmpty }
    service.scriptWords(.hanging(generation: "gen-9"))
    stage.press(.character("a"), .enter)
    try stage.until("it is under way") { $0.runningJobs.first?.mayBeBilled == true }
    while ledger.newest.last?.generationID == nil { Thread.sleep(forTimeInterval: 0.001) }
    stage.press(.escape)
    try stage.until("it is said") { $0.notice?.text == "The cancelled request was billed $0.07." }
    #expect(ledger.newest.last?.kind == .text && ledger.newest.last?.cost == 0.07)
    #expect(Money.text(stage.model.spent) == "$0.11")
  }

  @Test func whatAnEarlierRunDidNotLearnIsAskedForAtTheStart() async throws {
    var old = Self.entry(.cancelled, id: "gen-5")
    old.time = Date()
    ledger.record(old)
    let stores = MemoryStores()
    let inbox = Inbox()
    EffectRunner(.over(service, stores: stores, ledger: ledger), stores, inbox: inbox).reviewLedger()
    while ledger.newest.first?.cost == nil { await Task.yield() }
    #expect(service.lookups == ["gen-5"] && ledger.newest.first?.cost == 0.07)
    let said = inbox.drain().contains { if case .noticed = $0 { true } else { false } }
    #expect(!said)
  }

  @Test func aCommandAsksOnceAndSaysWhatItCost() async throws {
    service.scriptWords(.hanging(generation: "gen-3"))
    let engine = Engine.over(service, ledger: ledger)
    let request = ChatRequest(model: "a/words", text: "?", maxTokens: 10)
    let order = WordsOrder(request, patience: .brief(forRecord: false))
    let task = Task { try await engine.ask(order) { _ in } }
    while ledger.newest.first?.generationID == nil { await Task.yield() }
    task.cancel()
    let failure = await #expect(throws: Failure.self) { try await task.value }
    #expect(failure?.billed == .yes && failure?.advice == "It was billed $0.07." && failure?.kind == .cancelled)
    #expect(service.lookups == ["gen-3"] && ledger.newest.first?.cost == 0.07)
  }
}
