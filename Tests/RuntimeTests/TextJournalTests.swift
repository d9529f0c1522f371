import Cells
import Domain
import Engine
import Foundation
import Interface
import Testing

@testable import Runtime

/// Requests for words in the ledger: one entry for each POST, before it is sent and after.
@Suite struct TextJournalTests {
  private let ledger = MemoryLedger()
  private let service = ScriptedService()
  private let request = ChatRequest(model: "a/words", text: "?", maxTokens: 10)

  @Test func anEntryStandsBeforeTheSendAndIsCompleted() async throws {
    service.scriptWords(.words("A fox."))
    _ = try await Engine.over(service, ledger: ledger).ask(WordsOrder(request)) { [ledger] event in
      if case .progress(.connecting) = event { #expect(ledger.history.map(\.outcome) == [.sent]) }
    }
    let entry = try #require(ledger.newest.first)
    #expect(ledger.newest.count == 1 && entry.kind == .text && entry.model == "a/words" && entry.estimate == nil)
    #expect(entry.outcome == .done && entry.cost == 0.01)
  }

  @Test func failuresAndCancelsAreNoted() async throws {
    service.scriptWords(.failure(Failure(.noCredit, "x")), .failure(Failure(.timeout, "x", billed: .maybe)), .never)
    let engine = Engine.over(service, ledger: ledger)
    let order = WordsOrder(request)
    for _ in 0..<2 { await #expect(throws: Failure.self) { try await engine.ask(order) { _ in } } }
    let task = Task { try await engine.ask(order) { _ in } }
    while service.chats.count < 3 { await Task.yield() }
    task.cancel()
    _ = await task.result
    #expect(ledger.newest.map(\.outcome) == [.failed, .unknown, .cancelled])
    #expect(ledger.newest.map(\.isEstimated) == [false, true, true])
  }

  @Test func theGenerationIsNotedAndItsCostLooksUp() async throws {
    service.scriptWords(.unpriced("x", generation: "gen-7"), .unpriced("x", generation: "gen-8"))
    let engine = Engine.over(service, ledger: ledger)
    _ = try await engine.ask(WordsOrder(request)) { _ in }
    #expect(ledger.history.contains { $0.outcome == .sent && $0.generationID == "gen-7" })
    while ledger.newest.last?.cost == nil { await Task.yield() }
    let brief = WordsOrder(request, patience: .brief(forRecord: false))
    let outcome = try await engine.ask(brief) { _ in }
    #expect(outcome.usage.cost == 0.07 && ledger.newest.last?.cost == 0.07)
  }

  @Test func theScreensAnalysisAndItsLateCostAreInTheLedger() throws {
    let stage = Stage(120, 40, service: service, ledger: ledger)
    try stage.settle()
    stage.press(.control("g"))
    try stage.until("the picture is here") { !$0.pictures.isEmpty }
    service.scriptWords(.unpriced("A red field.", generation: "gen-9"))
    stage.press(.character("a"), .enter)
    try stage.until("the analysis is here") { $0.madeItem(0)?.asset.analysis.isEmpty == false }
    try stage.until("its cost is counted") { model in
      model.world.spending?.models.count == 2 && model.world.spending?.total.estimated == 0
    }
    #expect(ledger.newest.map(\.kind) == [.image, .text])
    #expect(stage.model.world.learntCosts.count == 1)
    #expect(stage.model.world.learntCosts[ledger.newest[0].model]?.high == 0.04)
  }

  @Test func eachQuestionBeforeAnEditHasItsEntry() async throws {
    service.scriptWords(.words("A lake."), .failure(Failure(.server, "x", billed: .maybe)))
    var settings = Settings()
    settings.prompt.automaticAnalysis = true
    var answers = PreparedEdit()
    let preparer = EditPreparer(.over(service, ledger: ledger), evenUnrecorded: false)
    let plan = try TextJobTests.plan(settings)
    do throws(Failure) { try await preparer.ask(plan, into: &answers) } catch {}
    #expect(ledger.newest.map(\.outcome) == [.done, .unknown])
    #expect(ledger.newest.allSatisfy { $0.kind == .text })
  }
}
