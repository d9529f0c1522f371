import Domain
import Engine
import Foundation
import Interface
import Testing

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
    guard case .failed(JobID(1), paid)? = told.dropLast().last,
      case .costLearned(JobID(1), GenerationRecord(totalCost: 2), told: 0)? = told.last
    else { throw NeverHappened(what: "the cost came after the failure: \(told)") }
    guard case .failed? = try await messages(Failure(.badAnswer, "x", billed: .maybe)).last else {
      throw NeverHappened(what: "an unknown cost is not told")
    }
  }

  @Test func answersThatCannotBeUsedArePaidFor() async throws {
    let service = ScriptedService()
    service.scriptWords(.words("```"))
    var answers = PreparedEdit()
    do throws(Failure) {
      try await EditPreparer(.over(service), evenUnrecorded: false).ask(try TextJobTests.revising(), into: &answers)
      Issue.record("it was taken")
    } catch {
      #expect(error.kind == .badAnswer && error.billed == .yes && error.cost == 0.01 && answers.cost == 0.01)
    }
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
