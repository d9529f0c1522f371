import Foundation
import Testing

@testable import Domain

/// Sums of spending, and limits.
struct SpendingTests {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 2 * 3600) ?? .gmt
    calendar.firstWeekday = 2
    return calendar
  }()
  /// Saturday 2026-11-21 00:30 in that zone; still the 20th in Greenwich.
  private static let now = Date(timeIntervalSince1970: 1_795_213_800)

  private func entry(_ hours: Double, _ cost: Decimal?, estimate: Decimal? = nil, model: String = "a/b") -> LedgerEntry
  {
    var entry = LedgerEntry(time: Self.now.addingTimeInterval(-hours * 3600), model: model, estimate: estimate)
    entry.cost = cost
    entry.outcome = .done
    return entry
  }

  private func summary(_ entries: LedgerEntry...) -> SpendSummary {
    SpendSummary(entries, now: Self.now, calendar: Self.calendar)
  }

  @Test func daysAreTheCalendarsOwn() {
    let sums = summary(entry(0.25, 1), entry(1, 2), entry(24 * 4, 4), entry(24 * 6, 8), entry(24 * 21, 16))
    #expect(sums.today.amount == 1)
    #expect(sums.week.amount == 7)
    #expect(sums.month.amount == 15)
    #expect(sums.total.amount == 31 && sums.total.requests == 5)
    #expect(sums.days.map(\.spend.amount) == [1, 2, 4, 8, 16])
    #expect(SpendSummary.start(Self.now, calendar: Self.calendar) <= Self.now.addingTimeInterval(-20 * 86_400))
  }

  @Test func modelsAreSortedByCost() {
    let sums = summary(entry(0, 1, model: "x"), entry(1, 1, model: "y"), entry(2, 1, model: "y"))
    #expect(sums.models.map(\.name) == ["y", "x"])
  }

  @Test func unknownCostsCountAsEstimated() {
    let sums = summary(entry(0, nil, estimate: 3), entry(0, 1, estimate: 9))
    #expect(sums.today.amount == 4 && sums.today.estimated == 1 && sums.today.text == "~$4.00")
    #expect(summary(entry(0, 1)).today.text == "$1.00")
    var failed = entry(0, nil, estimate: 3)
    failed.outcome = .failed
    #expect(failed.amount == 0 && !failed.isEstimated)
  }

  @Test func outcomesFollowTheFailure() {
    let sent = LedgerEntry(time: Self.now, model: "m", estimate: 2)
    #expect(sent.failed(Failure(.network, "x")).amount == 0)
    #expect(sent.failed(Failure(.network, "x")).outcome == .failed)
    let maybe = sent.failed(Failure(.timeout, "x", billed: .maybe, generationID: "g"))
    #expect(maybe.outcome == .unknown && maybe.amount == 2 && maybe.generationID == "g")
    #expect(sent.failed(Failure(.cancelled, "x", billed: .maybe)).outcome == .cancelled)
    #expect(sent.failed(Failure(.cancelled, "x")).amount == 0)
    #expect(sent.amount == 2, "what is under way counts")
  }

  @Test func aKnownCostOfAFailureCounts() {
    let sent = LedgerEntry(time: Self.now, model: "m", estimate: 2)
    let paid = Failure(.noImage, "x", advice: "Do y.", billed: .maybe).settled(at: 5)
    #expect(paid.billed == .yes && paid.advice == "It was billed $5.00. Do y.")
    #expect(sent.failed(paid).outcome == .failed && sent.failed(paid).amount == 5)
    #expect(paid.settled(at: 7).cost == 5, "what is known stays")
    let doubted = Failure(.timeout, "x", advice: Failure.unsure, billed: .maybe).settled(at: 0)
    #expect(doubted.billed == .no && doubted.advice == "It was not billed.")
    let cancelled = sent.failed(Failure(.cancelled, "x", billed: .maybe).settled(at: 5))
    #expect(cancelled.outcome == .cancelled && cancelled.amount == 5)
  }

  @Test func whatWasPaidBeforeIsPartOfAFailure() {
    let later = Failure(.server, "x", advice: "Do y.").after(paying: 3)
    #expect(later.billed == .yes && later.cost == 3)
    #expect(later.advice == "Do y. What came before it was billed $3.00.")
    #expect(Failure(.server, "x").settled(at: 2).after(paying: 3).cost == 5)
    #expect(Failure(.server, "x", billed: .maybe).after(paying: 3).cost == nil, "its own cost is open")
    #expect(Failure(.server, "x").after(paying: 0) == Failure(.server, "x"))
  }

  @Test func plansThatGoOutTogetherFitTogether() {
    let spent = summary(entry(0, 1))
    #expect(Budget(perDay: 5).check(together: [2, 2], spent: spent) == .ok)
    if case .ask = Budget(perDay: 5).check(together: [2, 3], spent: spent) {} else { Issue.record("not asked") }
    #expect(Budget(perImage: 1).check(together: [2, 3], spent: spent) == .ok)
  }

  @Test func limits() {
    let spent = summary(entry(0, 1))
    func verdict(_ budget: Budget, _ high: Decimal, images: Int = 1) -> Budget.Verdict {
      budget.check(.range(low: 0, high: high), images: images, spent: spent)
    }
    #expect(verdict(Budget(), 1000) == .ok)
    #expect(verdict(Budget(perDay: 3), 2) == .ok)
    #expect(verdict(Budget(perImage: 1), 2, images: 2) == .ok)
    guard case .ask(let sentence) = verdict(Budget(perDay: 3), Decimal(string: "2.01") ?? 0) else {
      Issue.record("not asked")
      return
    }
    #expect(sentence == "This may cost $2.01 with $1.00 spent already, more than the budget per day of $3.00.")
    for budget in [Budget(perImage: 1), Budget(perMonth: 1)] {
      if case .ask = verdict(budget, Decimal(string: "1.5") ?? 0) {} else { Issue.record("\(budget)") }
    }
    if case .refuse = verdict(Budget(perDay: 0), 1) {} else { Issue.record("not refused") }
  }

  @Test func unknownEstimatesAskUnlessTheModelIsKnown() {
    let none = summary()
    let unknown = Estimate.unknown("priced by tokens")
    if case .ask = Budget(perDay: 5).check(unknown, images: 1, spent: none) {} else { Issue.record("not asked") }
    #expect(Budget(perDay: 5).check(unknown, images: 2, known: 2, spent: none) == .ok)
    if case .ask = Budget(perDay: 3).check(unknown, images: 2, known: 2, spent: none) {} else { Issue.record("known") }
    #expect(Budget().check(unknown, images: 1, spent: none) == .ok)
  }

  @Test(arguments: [("", true), ("2.5", true), ("$3", true), ("0", true), ("-1", false), ("2,5", false), ("x", false)])
  func amountsInTheSettings(_ text: String, _ isTaken: Bool) throws {
    let field = try #require(Fields.field("budget.per-day"))
    #expect(((try? field.parse(text)) != nil) == isTaken)
    if text == "$3" { #expect(try field.parse(text) == .word("3")) }
  }

  @Test func requestsAreWrittenWithoutTheirPictures() throws {
    var request = ImageRequest(route: .chat, model: "m", prompt: "p", seed: 3, modalities: ["image"])
    request.references = [
      Reference(name: "a", path: "/a", mediaType: "image/png", width: 2, height: 3, bytes: [9, 9, 9])
    ]
    let data = try JSONEncoder().encode(request)
    #expect(data.count < 600)
    var expected = request
    expected.references[0].bytes = []
    #expect(try JSONDecoder().decode(ImageRequest.self, from: data) == expected)
  }
}
