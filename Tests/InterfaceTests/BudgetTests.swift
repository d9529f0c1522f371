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

  @Test func theStatusLineShowsToday() {
    var model = model(perDay: "1", spent: 0.5)
    #expect(model.screen().contains("today $0.50"))
  }
}
