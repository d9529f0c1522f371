import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// The budget on the screen: asked above a limit, refused at nothing, counted with what the ledger says.
@Suite struct BudgetTests {
  private func model(perDay: String, spent: Decimal = 0) -> Model {
    var settings = Settings()
    settings.budget.perDay = perDay
    var model = Model.make(settings: settings)
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    var entry = LedgerEntry(time: now, model: "a/b")
    entry.cost = spent
    entry.outcome = .done
    _ = model.update(.spendingLoaded(SpendSummary(spent > 0 ? [entry] : [], now: now), [:]))
    return model
  }

  @Test func withinTheLimitItIsSent() throws {
    var model = model(perDay: "1")
    #expect(sends(try model.act(.generate)) == 1)
  }

  @Test func aboveItNoIsTheDefaultAndYesSendsOnce() throws {
    var model = model(perDay: "1", spent: 0.99)
    #expect(sends(try model.act(.generate)) == 0)
    #expect(model.screen().contains("budget"))
    #expect(sends(model.send(.enter)) == 0)
    #expect(model.jobs.isEmpty)
    _ = model.update(.ticked(model.now + 1))
    #expect(sends(try model.act(.generate)) == 0)
    #expect(sends(model.send(.character("y"))) == 1)
  }

  @Test func aLimitOfNothingRefuses() throws {
    var model = model(perDay: "0")
    #expect(sends(try model.act(.generate)) == 0)
    #expect(model.layers.isEmpty && model.jobs.isEmpty)
    #expect(model.notice?.text.contains("nothing may be spent") == true)
  }

  @Test func aPlanKeepsToItsLimitsUnlessTheUserAllowedMore() throws {
    func budget(_ effects: [Effect]) -> Budget? {
      effects.lazy.compactMap { if case .generate(_, _, let plan) = $0 { plan.budget } else { nil } }.first
    }
    var model = model(perDay: "1")
    #expect(budget(try model.act(.generate))?.perDay == 1)
    var asked = self.model(perDay: "1", spent: 0.99)
    _ = try asked.act(.generate)
    #expect(budget(asked.send(.character("y")))?.isEmpty == true)
  }

  @Test func wordsAreAskedAboutWhenNothingIsLeft() throws {
    for (spent, asks) in [(Decimal(1), true), (Decimal(string: "0.5") ?? 0, false)] {
      var model = model(perDay: "1", spent: spent)
      model.create.tab = .instruct
      model.create.instructions.replace(with: "a quiet harbour")
      let effects = try model.act(.generate)
      #expect(effects.contains { if case .write = $0 { true } else { false } } != asks)
      guard asks else { continue }
      #expect(model.screen().contains("budget per day"))
      #expect(model.send(.character("y")).contains { if case .write = $0 { true } else { false } })
    }
  }

  @Test func theStatusLineShowsToday() {
    var model = model(perDay: "1", spent: 0.5)
    #expect(model.screen().contains("today $0.50"))
  }
}
