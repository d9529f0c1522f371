import Foundation
import Testing

@testable import Domain

struct LearntCostTests {
  @Test func itIsTheRangeOfWhatWasPaidForEachImage() {
    var costs: [String: LearntCost] = [:]
    costs.learn(Decimal(string: "0.08") ?? 0, images: 2, of: "a/b")
    costs.learn(Decimal(string: "0.05") ?? 0, images: 1, of: "a/b")
    costs.learn(0, images: 1, of: "a/b")
    costs.learn(1, images: 0, of: "a/b")
    #expect(costs["a/b"]?.results == 2)
    #expect(costs["a/b"]?.estimate(images: 3).bounds?.low == Decimal(string: "0.12"))
    #expect(costs["a/b"]?.estimate(images: 3).bounds?.high == Decimal(string: "0.15"))
    #expect(costs["a/b"]?.estimate(images: 1).text == "$0.04 – 0.05, as 2 earlier results cost")
  }

  @Test func aPlanFallsBackOnItWhereNoPriceIsStated() throws {
    let image = ImageAbilities(parameters: [:])
    let catalogue = Catalogue(
      chatModels: [], imageModels: [.init(id: "a/b", name: "B", outputs: [.image], image: image, isChatModel: false)],
      providers: [], fetched: .distantPast)
    var settings = Settings()
    settings.textToImage.model = "a/b"
    var planner = Planner(settings: settings, catalogue: catalogue)
    #expect(try planner.plan(Draft(prompt: "x")).estimate.bounds == nil)
    planner.learntCosts.learn(Decimal(string: "0.04") ?? 0, images: 1, of: "a/b")
    #expect(try planner.plan(Draft(prompt: "x")).estimate.text == "$0.04, as the last result cost")
    let price = PriceLine(billable: "output_image", unit: "image", cost: Decimal(string: "0.5") ?? 0)
    planner.endpoints["a/b"] = [ImageEndpoint(providerName: "P", providerSlug: "p", prices: [price])]
    #expect(try planner.plan(Draft(prompt: "x")).estimate.text == "$0.50", "a stated price comes first")
  }
}
