import Domain
import Engine
import Foundation
import Runtime
import Testing

/// What is written of a request before, while and after it runs.
struct JournalTests {
  private let ledger = MemoryLedger()

  private func line() -> JournalLine {
    JournalLine(ledger, LedgerEntry(time: Date(timeIntervalSince1970: 1_795_232_700), model: "a/b", estimate: 2))
  }

  @Test func aRequestIsThereBeforeItIsSent() throws {
    let line = line()
    #expect(try line.begin() == nil)
    #expect(ledger.history.map(\.outcome) == [.sent] && ledger.history[0].amount == 2)
    line.follow(.answered(generationID: "gen-1"))
    line.follow(.connecting)
    line.finish(Outcome(usage: Usage(cost: 1), provider: "P"), assets: ["x"])
    let last = ledger.history[2]
    #expect(ledger.history.count == 3 && ledger.history.allSatisfy { $0.id == last.id })
    #expect(last.outcome == .done && last.amount == 1 && last.generationID == "gen-1" && last.assets == ["x"])
  }

  @Test func anEstimateThatWasLearntCountsToo() throws {
    let request = ImageRequest(route: .images, model: "a/b", prompt: "x")
    for estimate in [Estimate.learnt(low: 1, high: 4, results: 3), .range(low: 1, high: 4)] {
      let plan = Plan(
        capability: .textToImage, requests: [request, request],
        prompt: AssembledPrompt(text: "x", negative: "", tags: []),
        draft: Draft(prompt: "x"), estimate: estimate)
      _ = try JournalLine(ledger, request, plan).begin()
      #expect(ledger.history.last?.estimate == 2 && ledger.history.last?.amount == 2)
    }
  }

  @Test func aLineThatCannotBeFinishedIsToldOfOnce() throws {
    let line = JournalLine(FailingLedger(good: 1), LedgerEntry(time: Date(timeIntervalSince1970: 0), model: "a/b"))
    #expect(try line.begin() == nil)
    #expect(line.finish(Outcome(), assets: [])?.kind == .storage)
    #expect(line.finish(Outcome(), assets: []) == nil)
    let bad = JournalLine(FailingLedger(good: 0), LedgerEntry(time: Date(timeIntervalSince1970: 0), model: "a/b"))
    #expect(throws: Failure.self) { try bad.begin() }
    #expect(try bad.begin(evenUnrecorded: true) == nil, "that was said already")
    #expect(bad.finish(Outcome(), assets: []) == nil)
  }

  @Test func whatWasNeverSentLeavesNoLine() throws {
    let line = line()
    line.fail(Failure(.overBudget, "x"))
    #expect(ledger.history.isEmpty, "it never began")
    _ = try line.begin()
    line.fail(Failure(.cancelled, "x"))
    #expect(ledger.newest.isEmpty)
    let other = self.line()
    _ = try other.begin()
    other.fail(Failure(.cancelled, "x", billed: .maybe))
    #expect(ledger.newest.map(\.outcome) == [.cancelled])
  }

  @Test func whatFailedAtAKnownCostCountsWithIt() throws {
    let line = line()
    _ = try line.begin()
    let entry = line.fail(Failure(.noImage, "x", billed: .maybe).settled(at: 5))
    #expect(entry.outcome == .failed && entry.amount == 5 && LateCost(entry) == nil)
  }

  @Test func anUnknownEstimateIsNotedWithTheLastCost() throws {
    let before = line()
    _ = try before.begin()
    before.finish(Outcome(usage: Usage(cost: 3)), assets: ["x"])
    let request = ImageRequest(route: .images, model: "a/b", prompt: "x", count: 2)
    var plan = Plan(
      capability: .textToImage, requests: [request], prompt: AssembledPrompt(text: "x", negative: "", tags: []),
      draft: Draft(prompt: "x"), estimate: .unknown("priced by tokens"))
    #expect(JournalLine(ledger, request, plan).current.estimate == 6)
    plan.assumed = 1
    #expect(JournalLine(ledger, request, plan).current.estimate == 1)
  }

  @Test func whatOthersSpentMeanwhileCounts() throws {
    _ = try line().begin(within: Budget(perDay: 3))
    let error = #expect(throws: Failure.self) { _ = try line().begin(within: Budget(perDay: 3)) }
    #expect(error?.kind == .overBudget && ledger.newest.count == 1)
    _ = try line().begin(within: Budget(perDay: 4))
    _ = try line().begin()
    #expect(ledger.newest.count == 3)
  }

  @Test func failuresSayWhatMayHaveBeenBilled() throws {
    let line = line()
    _ = try line.begin()
    line.fail(Failure(.timeout, "x", billed: .maybe))
    #expect(ledger.history.last?.outcome == .unknown && ledger.history.last?.amount == 2)
    line.fail(Failure(.network, "x"))
    #expect(ledger.history.last?.outcome == .failed && ledger.history.last?.amount == 0)
  }

  @Test func whatWasCutOffIsToldAndLookedUp() async throws {
    let line = line()
    _ = try line.begin()
    let unknown = await InterruptedRequests(ledger).report { _ in nil }
    #expect(unknown == ["1 request was cut off and may have been billed: a/b, 2026-11-21 03:45:00 UTC, id not known."])
    let asked = MemoryLedger()
    let other = JournalLine(asked, LedgerEntry(time: Date(timeIntervalSince1970: 1_795_232_700), model: "a/b"))
    other.follow(.answered(generationID: "gen-1"))
    #expect(other.writeAgain(), "what is written beside the answer is there by then")
    let found = await InterruptedRequests(asked).report { id in
      id == "gen-1" ? GenerationRecord(totalCost: 3, provider: "P", model: nil) : nil
    }
    #expect(found == ["1 request was cut off and billed $3.00: a/b, 2026-11-21 03:45:00 UTC, id gen-1."])
    #expect(asked.history.last?.cost == 3 && asked.history.last?.outcome == .done)
  }
}
