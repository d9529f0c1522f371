import Testing

@testable import Domain

struct ChatPlanTests {
  private func request(
    _ model: CatalogueModel, _ chosen: [Parameter: String] = [:], _ draft: Draft = .make()
  ) throws -> ImageRequest {
    try #require(try Planner.make(model, chosen).plan(draft).requests.first)
  }

  @Test func chatModelsAreAskedThroughChat() throws {
    let request = try request(.make(maxCompletionTokens: 4096), [:], .make(format: .portrait))
    #expect(request.route == .chat && request.streams)
    #expect(request.aspectRatio == "9:16" && request.modalities == ["image", "text"])
    #expect(request.maxTokens == 4096 && request.count == nil && request.seed == nil)
  }

  @Test(arguments: [
    ([Modality.image], ["image"]), ([.text, .image], ["image", "text"]),
    ([.text, .image, Modality(rawValue: "audio")], ["image", "text"]),
  ]) func modalitiesAreTheModelsOwn(_ outputs: [Modality], expected: [String]) throws {
    #expect(try request(.make(outputs: Set(outputs))).modalities == expected)
  }

  @Test(arguments: [(nil, 8192), (65_536, 8192), (100, 100), (0, 1), (-5, 1)] as [(Int?, Int)])
  func tokensAreBounded(_ stated: Int?, sent: Int) throws {
    #expect(try request(.make(maxCompletionTokens: stated)).maxTokens == sent)
  }

  @Test func aSeedGoesAlongWhereTheModelTakesOne() throws {
    #expect(try request(.make(chatParameters: ["max_tokens", "seed"]), [.seed: "5"]).seed == 5)
    let plan = try Planner.make(.make(), [.seed: "5"]).plan(.make())
    #expect(plan.requests[0].seed == nil && plan.adjustments.map(\.parameter) == ["seed"])
  }

  @Test func parametersThatChatLacksAreNamed() throws {
    let chosen: [Parameter: String] = [
      .resolution: "2K", .quality: "high", .outputFormat: "png", .background: "opaque", .compression: "50", .count: "3",
    ]
    let plan = try Planner.make(.make(), chosen).plan(.make())
    #expect(Set(plan.adjustments.map(\.parameter)) == Set(chosen.keys.map(\.rawValue)))
    #expect(plan.adjustments.allSatisfy { $0.sent == nil })
    #expect(plan.requests.count == 1 && plan.requests[0].resolution == nil)
  }

  @Test func severalImagesAreSeveralRequests() throws {
    #expect(try Planner.make(.make()).plan(.make(count: 3)).requests.map(\.count) == [nil, nil, nil])
  }

  @Test func theDataPolicyIsKept() throws {
    let planner = Planner.make(.make(), change: { $0.textToImage.dataPolicy = "deny" })
    let plan = try planner.plan(.make())
    #expect(plan.requests[0].routing.dataCollection == "deny" && plan.warnings.isEmpty)
  }

  @Test func thePriceIsUnknown() throws {
    #expect(try Planner.make(.make()).plan(.make()).estimate.text == "not known (chat models are priced by tokens)")
  }

  @Test func aModelOfBothListsGoesToImages() throws {
    #expect(try request(.make(image: .make())).route == .images)
  }
}
