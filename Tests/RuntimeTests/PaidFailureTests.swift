import Domain
import Foundation
import Interface
import Raster
import Testing

@testable import Engine
@testable import Runtime

/// What a request has cost that gave nothing, on the screen.
struct PaidFailureTests {
  private func messages(_ failure: Failure) async throws -> [Message] {
    let service = ScriptedService()
    service.scriptWords(.failure(failure))
    let inbox = Inbox()
    let stores = MemoryStores()
    let runner = EffectRunner(.over(service, stores: stores), stores, inbox: inbox)
    await runner.write(JobID(1), ChatRequest(model: "a/b", text: "x", maxTokens: 5, timeout: 5))
    return inbox.drain()
  }

  @Test func itIsToldLikeALateCost() async throws {
    let paid = Failure(.badAnswer, "Nothing came.", billed: .maybe).settled(at: 2)
    let told = try await messages(paid)
    guard case .failed(JobID(1), let failed)? = told.dropLast().last, failed.title == paid.title,
      failed.cost == paid.cost,
      case .costLearned(JobID(1), GenerationRecord(totalCost: 2), told: 0)? = told.last
    else { throw NeverHappened(what: "the cost came after the failure: \(told)") }
    guard case .failed? = try await messages(Failure(.badAnswer, "x", billed: .maybe)).last else {
      throw NeverHappened(what: "an unknown cost is not told")
    }
  }

  @Test(
    arguments: [
      .words("```"), .words("I'm sorry, but I can't help with that."), .words("Turn IMAGE 1", stop: "length"),
      .failure(Failure(.badAnswer, "x", billed: .maybe).settled(at: 0.01)),
      .failure(Failure(.moderated, "x", billed: .maybe).settled(at: 0.01)),
    ] as [ScriptedService.Words])
  func whatIsNoPromptIsPaidForAndLeavesTheUsersWords(_ words: ScriptedService.Words) async throws {
    let service = ScriptedService()
    service.scriptWords(words)
    var answers = PreparedEdit()
    try await EditPreparer(.over(service), evenUnrecorded: false).ask(try TextJobTests.revising(), into: &answers)
    #expect(answers.prompt == nil && answers.cost == 0.01)
    #expect(answers.unrevised?.hasPrefix("The prompt goes out as you wrote it: ") == true)
  }

  @Test func aKeyThatIsRefusedKeepsTheEditBack() async throws {
    let service = ScriptedService()
    service.scriptWords(.failure(Failure(.keyRefused, "x")))
    var answers = PreparedEdit()
    do throws(Failure) {
      try await EditPreparer(.over(service), evenUnrecorded: false).ask(try TextJobTests.revising(), into: &answers)
      Issue.record("it was taken")
    } catch {
      #expect(error.kind == .keyRefused)
    }
  }

  @Test func picturesGoOutUnderTheSizesThatTheirServiceStates() async throws {
    let service = ScriptedService()
    service.scriptWords(.words("A line."), .words("A line."))
    let bytes = try Encoder.png(Bitmap(width: 8100, height: 20))
    let reference = Reference(
      name: "a.png", path: "/a.png", mediaType: "image/png", width: 8100, height: 20, bytes: bytes)
    for model in ["anthropic/claude-x", "google/gemini-x"] {
      let request = ChatRequest(model: model, text: "?", images: [reference], maxTokens: 9)
      _ = try await Engine.over(service).ask(WordsOrder(request)) { _ in }
    }
    for image in service.chats.flatMap(\.images) {
      let info = try ImageInfo.read(image.bytes)
      #expect(image.width == 8000 && info.width == 8000)
    }
    #expect(ReferenceRule(model: "anthropic/x").bytes < 4_000_000 && ReferenceRule(model: "a/b").bytes == 20_000_000)
  }

  @Test func aLimitIsLookedAtBeforeEachQuestion() async throws {
    let service = ScriptedService()
    service.scriptWords(.words("A lake."), .words("Never."))
    var answers = PreparedEdit()
    let preparer = EditPreparer(
      .over(service), evenUnrecorded: false,
      check: { answers throws(Failure) in
        if answers.cost != nil { throw Failure(.overBudget, "Enough.") }
      })
    do throws(Failure) {
      try await preparer.ask(try TextJobTests.revising(analysing: true), into: &answers)
      Issue.record("it went on")
    } catch {
      #expect(error.kind == .overBudget && error.cost == 0.01 && service.chats.count == 1)
    }
  }
}

extension TextJobTests {
  /// - Throws: a failure of the planner.
  static func revising(analysing: Bool = false) throws(Failure) -> Plan {
    var settings = Settings()
    settings.prompt.reviseEdits = true
    settings.prompt.automaticAnalysis = analysing
    do {
      return try plan(settings)
    } catch {
      throw Failure(.usage, "\(error)")
    }
  }
}
