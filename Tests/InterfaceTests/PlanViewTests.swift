import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// What Create says of what ^G would send.
@Suite struct PlanViewTests {
  private func wordy(_ width: Int, _ height: Int) -> Model {
    var model = Model.make(width, height)
    model.send(.enter)
    let words = (1...70).map { "word\($0)" }.joined(separator: " ")
    model.paste(text: words)
    model.send(.escape)
    return model
  }

  @Test func theFreeLinesShowWhatWillBeSent() throws {
    for size in [(200, 60), (120, 50)] {
      var model = wordy(size.0, size.1)
      let screen = model.screen()
      let start = try #require(screen.range(of: "Will send ─"))
      #expect(screen[start.upperBound...].contains("word70"), "\(size)")
      #expect(screen.contains("Generate"))
      let placed = FormLayout(model, inside: model.layout.inside(try #require(model.layout.form)))
      #expect(placed.total <= placed.inside.height)
    }
  }

  @Test func aLongEstimateIsWrapped() throws {
    var model = Model.make(120, 40)
    model.world.endpoints = [:]
    var learnt = LearntCost(0.01)
    learnt.add(0.02)
    model.world.learntCosts = [model.settings.textToImage.model: learnt]
    _ = model.send(.enter, .character("a"), .escape)
    let text = model.screen().split(separator: "\n").map { $0.replacing("│", with: " ") }.joined(separator: " ")
    let flat = text.split(separator: " ").joined(separator: " ")
    #expect(flat.contains("as 2 earlier results"))
    #expect(!flat.contains("results c…"))
  }

  @Test func whatIsLeftOfABudgetIsNamed() throws {
    var model = Model.make(120, 40)
    _ = model.update(.spendingLoaded(SpendSummary([], now: .now), [:]))
    #expect(!model.screen().contains("budget left"))
    model.settings.budget.perDay = "1"
    model.settings.budget.perMonth = "10"
    #expect(model.budgetLeft == "budget left $1.00 of $1.00 today")
    #expect(model.screen().contains("budget left $1.00"))
    model.settings.budget.perMonth = "0.5"
    #expect(model.budgetLeft == "budget left $0.50 of $0.50 this month")
    var entry = LedgerEntry(id: "a", time: .now, model: "a/b")
    (entry.cost, entry.outcome) = (2, .done)
    _ = model.update(.spendingLoaded(SpendSummary([entry], now: .now), [:]))
    #expect(model.budgetLeft == "over the budget of $0.50 this month by $1.50")
  }
}
