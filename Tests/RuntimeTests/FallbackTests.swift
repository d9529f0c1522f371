import Cells
import Domain
import Foundation
import Interface
import Synchronization
import Testing

@testable import Engine
@testable import Runtime

/// The engine's turn to the next model, and what the screen makes of it.
struct FallbackTests {
  private static func refusal(_ kind: Failure.Kind, _ title: String = "It is busy.") -> Failure {
    var failure = Failure(kind, title)
    failure.isRefusal = true
    return failure
  }

  private static func plan(_ models: String..., price: Decimal = 0.04) -> Plan {
    let plans = models.map { model in
      Plan(
        capability: .textToImage, requests: [ImageRequest(route: .images, model: model, prompt: "x")],
        prompt: AssembledPrompt(verbatim: "x"), draft: Draft(prompt: "x"), estimate: .range(low: price, high: price))
    }
    var plan = plans[0]
    plan.fallbacks = Array(plans.dropFirst())
    return plan
  }

  /// What a service heard, what was told, and how it ended.
  private func make(
    _ plan: Plan, _ answers: [ScriptedService.Answer], ledger: MemoryLedger = MemoryLedger()
  ) async -> (service: ScriptedService, turns: [String], result: Result<MadePictures, Failure>) {
    let service = ScriptedService()
    for answer in answers { service.script(answer) }
    let stores = MemoryStores()
    let turns = Heard()
    let shelf = ResultShelf(pictures: stores, library: nil, embeds: false)
    var order = PictureOrder(plan.requests[0], of: plan, to: shelf)
    order.patience = .brief(forRecord: false)
    do throws(Failure) {
      let made = try await Engine.over(service, stores: stores, ledger: ledger).make(order) { turns.hear($0) }
      return (service, turns.all, .success(made))
    } catch {
      return (service, turns.all, .failure(error))
    }
  }

  @Test func theNextIsAskedWhereNothingIsBilled() async throws {
    let ledger = MemoryLedger()
    let (service, turns, result) = await make(
      Self.plan("a/b", "c/d", "e/f"),
      [.failure(Self.refusal(.rateLimited)), .failure(Self.refusal(.notFound)), .pictures(1)], ledger: ledger)
    let made = try result.get()
    #expect(service.requests.map(\.model) == ["a/b", "c/d", "e/f"] && turns == ["c/d", "e/f"])
    #expect(made.outcome.attempts.map(\.model) == ["a/b", "c/d", "e/f"])
    #expect(made.outcome.attempts.map(\.reason) == ["It is busy.", "It is busy.", nil])
    #expect(made.outcome.attempts.map(\.cost) == [0, 0, 0.04])
    #expect(made.pictures[0].asset.origin.model == "e/f")
    #expect(ledger.newest.map(\.model) == ["a/b", "c/d", "e/f"])
    #expect(ledger.newest.map(\.outcome) == [.failed, .failed, .done] && ledger.newest.map(\.amount) == [0, 0, 0.04])
  }

  @Test(arguments: [
    Failure(.server, "x", billed: .maybe), Failure(.timeout, "x", billed: .maybe), Failure(.noImage, "x", billed: .yes),
    Failure(.rateLimited, "An error within an answer."), Failure(.network, "x"), refusal(.keyRefused),
    refusal(.noCredit),
  ])
  func whatMayBeBilledOrHelpsNobodyEndsIt(_ failure: Failure) async throws {
    let (service, turns, result) = await make(Self.plan("a/b", "c/d"), [.failure(failure)])
    #expect(service.requests.count == 1 && turns.isEmpty)
    guard case .failure(let error) = result else { throw NeverHappened(what: "it failed") }
    #expect(error.attempts.map(\.model) == ["a/b"] && error.title == failure.title)
  }

  @Test func theErrorListsAllThatWereAsked() async throws {
    let (service, _, result) = await make(
      Self.plan("a/b", "c/d"),
      [.failure(Self.refusal(.rateLimited)), .failure(Failure(.server, "It broke.", billed: .maybe))])
    guard case .failure(let error) = result else { throw NeverHappened(what: "it failed") }
    #expect(service.requests.count == 2 && error.billed == .maybe && error.kind == .server)
    #expect(error.title == "None of 2 models served. a/b: It is busy. c/d: It broke.")
    #expect(error.attempts.map(\.cost) == [0, nil])
  }

  @Test func theBudgetIsLookedAtAgainForTheNext() async throws {
    var plan = Self.plan("a/b", "c/d").within(Budget(perDay: 0.05))
    plan.fallbacks[0].estimate = .range(low: 0.2, high: 0.2)
    let dear = await make(plan, [.pictures(1)])
    guard case .failure(let refused) = dear.result else { throw NeverHappened(what: "it was refused") }
    #expect(refused.kind == .overBudget && dear.service.requests.isEmpty, "the dearest counts")
    // Meanwhile somebody else spends what was left.
    plan.fallbacks[0].estimate = .range(low: 0.04, high: 0.04)
    let ledger = MemoryLedger()
    let spender = SpendingLedger(ledger)
    let service = ScriptedService()
    service.script(.failure(Self.refusal(.notFound)))
    let stores = MemoryStores()
    let order = PictureOrder(plan.requests[0], of: plan, to: ResultShelf(pictures: stores, library: nil, embeds: false))
    let error = await #expect(throws: Failure.self) {
      try await Engine.over(service, stores: stores, ledger: spender).make(order) { _ in }
    }
    #expect(error?.kind == .overBudget && service.requests.map(\.model) == ["a/b"])
  }

  @Test func wordsTurnToo() async throws {
    let service = ScriptedService()
    service.scriptWords(.failure(Self.refusal(.server)), .words("A lake."))
    var request = ChatRequest(model: "a/b", text: "?", maxTokens: 9)
    request.fallbacks = [ChatRequest.Fallback(model: "c/d", maxTokens: 5)]
    let ledger = MemoryLedger()
    let outcome = try await Engine.over(service, ledger: ledger).ask(WordsOrder(request)) { _ in }
    #expect(outcome.text == "A lake." && outcome.attempts.map(\.model) == ["a/b", "c/d"])
    #expect(service.chats.map(\.maxTokens) == [9, 5] && ledger.newest.map(\.model) == ["a/b", "c/d"])
    let other = ScriptedService()
    other.scriptWords(.failure(Failure(.server, "x", billed: .maybe)), .words("Never."))
    await #expect(throws: Failure.self) { try await Engine.over(other).ask(WordsOrder(request)) { _ in } }
    #expect(other.chats.count == 1)
  }

  @Test func theScreenFollows() throws {
    var settings = Settings()
    settings.textToImage.fallbacks = ["lab/other"]
    let stage = Stage(stores: MemoryStores(settings: settings), home: Home())
    try stage.settle()
    stage.service.script(.failure(Self.refusal(.notFound, "It is gone.")), .pictures(1))
    stage.press(.control("g"))
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    #expect(stage.service.requests.map(\.model) == ["google/gemini-2.5-flash-image", "lab/other"])
    let job = try #require(stage.model.jobs.first)
    #expect(stage.model.jobs.count == 1 && job.model == "lab/other" && job.request?.model == "lab/other")
    #expect(stage.model.pictures[0].request.model == "lab/other")
    #expect(stage.model.madeItem(0)?.asset.origin.model == "lab/other")
  }
}

/// The models that were turned to.
private final class Heard: Sendable {
  private let turns = Mutex<[String]>([])
  var all: [String] { turns.withLock { $0 } }

  func hear(_ event: OrderEvent) {
    if case .turned(_, let next) = event { turns.withLock { $0.append(next) } }
  }
}

/// A ledger into which another program writes an expense as soon as a request has failed.
private final class SpendingLedger: SpendLedger {
  private let ledger: MemoryLedger

  init(_ ledger: MemoryLedger) { self.ledger = ledger }

  func begin(_ entry: LedgerEntry, within budget: Budget) throws(Failure) {
    try ledger.begin(entry, within: budget)
  }

  func record(_ entry: LedgerEntry) {
    ledger.record(entry)
    guard entry.outcome == .failed else { return }
    var other = LedgerEntry(time: entry.time, model: "x/y")
    (other.cost, other.outcome) = (0.03, .done)
    ledger.record(other)
  }

  func withdraw(_ entry: LedgerEntry) { ledger.withdraw(entry) }
  func entries(since: Date?) -> [LedgerEntry] { ledger.newest }
  func interrupted() -> [LedgerEntry] { [] }
  func lastCost(of model: String) -> Decimal? { nil }
  func learntCosts() -> [String: LearntCost] { [:] }

  func summary(now: Date, calendar: Calendar, days: Int, latest: Int) -> SpendSummary {
    SpendSummary(ledger.newest, now: now, calendar: calendar)
  }
}
