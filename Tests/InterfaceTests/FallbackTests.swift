import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// Fallback models on the screen: chosen in their order, shown before anything is sent, and told when one is asked.
@Suite struct FallbackTests {
  private static let pro = "google/gemini-3-pro-image-preview"
  private static let flux = "black-forest-labs/flux.2-pro"

  private func model(_ fallbacks: [String], width: Int = 120, panel: Panel = .create) -> Model {
    var settings = Settings()
    settings.textToImage.fallbacks = fallbacks
    var model = Model.make(width, 40, panel: panel, settings: settings)
    for id in fallbacks { _ = model.update(.endpointsLoaded(model: id, [.make(price: "0.20")])) }
    return model
  }

  @Test func theyAreChosenInTheirOrder() throws {
    var model = Model.make(120, 40, panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.fallbacks")
    model.send(.enter)
    #expect(model.screen().contains("[ ] \(Self.pro)") && !model.screen().contains("[ ] google/gemini-2.5-flash-image"))
    model.write("flux")
    model.send(.character(" "))
    model.send(.backspace, .backspace, .backspace, .backspace)
    model.write("3-pro")
    model.send(.character(" "))
    #expect(model.screen().contains("[2] \(Self.pro)"))
    let effects = model.send(.enter)
    #expect(saved(effects)?.textToImage.fallbacks == [Self.flux, Self.pro])
    #expect(effects.contains(.loadEndpoints(model: Self.flux)) && effects.contains(.loadEndpoints(model: Self.pro)))
  }

  @Test func whatIsSentNamesThem() throws {
    var model = model([Self.pro, Self.flux])
    #expect(model.screen().contains("if it") && model.screen().contains("\(Self.pro), then"))
    model.create.prompt.replace(with: "a lake")
    #expect(sends(try model.act(.generate)) == 1)
    #expect(model.jobs[0].plan?.fallbacks.map(\.model) == [Self.pro, Self.flux])
  }

  @Test func theBudgetSeesTheDearest() throws {
    var model = model([Self.pro])
    var settings = model.settings
    settings.budget.perImage = "0.10"
    _ = model.change(to: settings)
    #expect(sends(try model.act(.generate)) == 0 && model.screen().contains("more than the budget per image"))
  }

  @Test func theTurnIsToldAndTheJobFollows() throws {
    var model = model([Self.pro, Self.flux])
    let job = try #require(jobToSend(try model.act(.generate)))
    _ = model.update(.progressed(job, .sent(bytes: 9)))
    let attempt = Attempt(model: "google/gemini-2.5-flash-image", reason: "It is busy.", seconds: 1, cost: 0)
    _ = model.update(.turned(job, attempt, to: Self.pro))
    #expect(model.jobs[0].model == Self.pro && model.jobs[0].request?.model == Self.pro)
    #expect(model.jobs[0].phase == .connecting && !model.jobs[0].mayBeBilled)
    #expect(model.notice?.text.contains("\(Self.pro) is asked") == true)
    _ = model.update(.turned(job, attempt, to: Self.flux))
    #expect(model.jobs[0].request?.model == Self.flux && model.jobs[0].plan?.model == Self.flux)
    _ = model.update(.failed(job, .server))
    _ = model.update(.turned(job, attempt, to: Self.pro))
    #expect(model.jobs[0].model == Self.flux, "a late word changes nothing")
  }

  @Test func aComparisonHasNone() throws {
    var model = model([Self.flux])
    model.create.compared = ["google/gemini-2.5-flash-image", Self.pro]
    model.makePlan()
    #expect(model.comparison.sendable.allSatisfy { $0.fallbacks.isEmpty } && model.comparison.sendable.count == 2)
  }
}
