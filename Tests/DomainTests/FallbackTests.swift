import Foundation
import Testing

@testable import Domain

/// Models that take the place of one that refuses: how they are planned for, and when they may be asked.
struct FallbackTests {
  private static let second = CatalogueModel.makeImage(
    "maker/second", [.aspectRatio: .values(["1:1"]), .count: .range(min: 1, max: 2), .seed: .flag])

  private func planner(
    _ fallbacks: [String], models: [CatalogueModel] = [.makeImage(), second], chosen: [Parameter: String] = [:],
    prices: [String: String] = [:]
  ) -> Planner {
    var settings = Settings.make("maker/image", chosen)
    settings.textToImage.fallbacks = fallbacks
    let endpoints = prices.mapValues { [ImageEndpoint.make(prices: [.make($0)])] }
    return Planner(settings: settings, catalogue: .make(models), endpoints: endpoints)
  }

  @Test func whatWasChosenCountsForTheOthersAndIsAdjusted() throws {
    let plan = try planner(["maker/second"], chosen: [.resolution: "2K", .seed: "7"]).plan(.make())
    let other = try #require(plan.fallbacks.first)
    #expect(plan.model == "maker/image" && plan.requests[0].resolution == "2K")
    #expect(other.model == "maker/second" && other.requests[0].seed == 7)
    #expect(other.requests[0].resolution == nil && other.requests[0].aspectRatio == "1:1")
    let told = other.adjustments(beyond: plan).map(\.parameter)
    #expect(Set(told) == ["resolution", "aspect_ratio"])
    #expect(other.fallbacks.isEmpty && other.preparation == nil)
  }

  @Test func thoseThatCannotServeAreLeftOutAndNamed() throws {
    let words = CatalogueModel.make("maker/words", outputs: [.text])
    let plan = try planner(["maker/words", "maker/gone", "maker/second"], models: [.makeImage(), Self.second, words])
      .plan(.make())
    #expect(plan.fallbacks.map(\.model) == ["maker/second"])
    #expect(plan.warnings.contains { $0.hasPrefix("maker/words cannot serve this") })
    #expect(plan.warnings.contains { $0.hasPrefix("maker/gone cannot serve this") })
  }

  @Test func aModelThatIsGoneGivesWayAtOnce() throws {
    let plan = try planner(["maker/second"], models: [Self.second]).plan(.make())
    #expect(plan.model == "maker/second" && plan.fallbacks.isEmpty)
    #expect(plan.warnings.contains { $0.hasPrefix("maker/image cannot serve this") })
    let alone = planner([], models: [Self.second])
    #expect(alone.refusal(of: .make())?.kind == .unknownModel)
    #expect(planner(["maker/lost"], models: [Self.second]).refusal(of: .make())?.title.contains("maker/image") == true)
  }

  @Test func onlySoManyAreAsked() throws {
    let ids = (0..<7).map { "maker/m\($0)" }
    let plan = try planner(ids, models: [.makeImage()] + ids.map { .makeImage($0) }).plan(.make())
    #expect(plan.fallbacks.count == Rules.mostFallbacks)
    #expect(plan.warnings.contains { $0.contains("first \(Rules.mostFallbacks)") })
  }

  @Test func limitsSeeTheDearest() throws {
    let priced = try planner(["maker/second"], prices: ["maker/image": "0.04", "maker/second": "0.20"]).plan(.make())
    #expect(priced.dearest.model == "maker/second" && priced.most == .of("0.2"))
    let unknown = try planner(["maker/second"], prices: ["maker/image": "0.04"]).plan(.make())
    #expect(unknown.dearest.model == "maker/second" && unknown.most == nil)
    #expect(unknown.assuming(1).most == 1 && priced.assuming(1).assumed == nil)
    let spent = SpendSummary([LedgerEntry](), now: .now)
    #expect(Budget(perImage: .of("0.1")).check(priced.dearest.estimate, images: 1, spent: spent) != .ok)
  }

  @Test func oneRequestBecomesOneRequest() throws {
    let plan = try planner(
      ["maker/second"], chosen: [.seed: "7"], prices: ["maker/image": "0.04", "maker/second": "0.20"]
    ).plan(.make(count: 4))
    #expect(plan.requests.count == 1 && plan.requests[0].count == 4)
    let other = try #require(plan.within(Budget(perDay: 3)).byItself.alternatives(to: plan.requests[0]).first)
    #expect(other.request.count == 2 && other.request.seed == 7)
    #expect(other.plan.requests == [other.request] && other.plan.most == .of("0.4"))
    #expect(other.plan.budget.perDay == 3 && other.plan.isAutomatic)
    #expect(other.plan.adjustments.contains { $0.parameter == "n" && $0.sentence.contains("2 of 4") })
  }

  @Test func theNextOfTheNextIsKnown() throws {
    let third = CatalogueModel.makeImage("maker/third")
    let plan = try planner(["maker/second", "maker/third"], models: [.makeImage(), Self.second, third]).plan(.make())
    let all = plan.alternatives(to: plan.requests[0])
    #expect(all.map(\.plan.model) == ["maker/second", "maker/third"])
    #expect(all[0].plan.alternatives(to: all[0].request).map(\.plan.model) == ["maker/third"])
    #expect(all[1].plan.fallbacks.isEmpty)
  }

  @Test func aRevisedPromptGoesToTheOthersToo() throws {
    let planner = planner(["maker/second"])
    let revised = planner.plan(try planner.plan(.make()), revisedTo: "a dog")
    #expect(revised.fallbacks[0].requests[0].prompt.contains("A dog"))
  }

  @Test func analysisHasThemToo() throws {
    var settings = Settings()
    settings.analysis.model = "maker/a"
    settings.analysis.fallbacks = ["maker/b", "maker/a", "maker/gone"]
    let catalogue = Catalogue.make([.make("maker/a"), .make("maker/b", maxCompletionTokens: 9)])
    var request = try PictureQuestion().request(settings: settings, catalogue: catalogue)
    request.images = .make(1)
    #expect(request.fallbacks == [ChatRequest.Fallback(model: "maker/b", maxTokens: 9)])
    let other = try #require(request.alternatives.first)
    #expect(other.model == "maker/b" && other.maxTokens == 9 && other.images.count == 1 && other.fallbacks.isEmpty)
  }

  private static let kinds: [Failure.Kind] = [
    .usage, .configuration, .noKey, .unknownModel, .unreadableFile, .notAnImage, .storage, .network, .timeout,
    .security, .badAnswer, .noImage, .keyRefused, .noCredit, .forbidden, .moderated, .notFound, .invalidRequest,
    .tooLarge, .rateLimited, .server, .overBudget, .cancelled, .unrecorded,
  ]

  @Test(arguments: kinds) func whatMayHaveBeenBilledIsTheEnd(_ kind: Failure.Kind) {
    var failure = Failure(kind, "It failed.")
    #expect(!failure.allowsAnotherModel, "it was no refusal of the service")
    failure.isRefusal = true
    let goesOn: Set<Failure.Kind> = [
      .notFound, .rateLimited, .server, .forbidden, .moderated, .invalidRequest, .tooLarge,
    ]
    #expect(failure.allowsAnotherModel == goesOn.contains(kind))
    for billed in [Failure.Billed.maybe, .yes] {
      failure.billed = billed
      #expect(!failure.allowsAnotherModel)
    }
    #expect(!failure.settled(at: 1).allowsAnotherModel)
  }

  @Test func theLastFailureListsAll() {
    let attempts = [
      Attempt(model: "a/b", reason: "It is busy.", seconds: 1, cost: 0),
      Attempt(model: "c/d", reason: "No.", seconds: 1),
    ]
    let failure = Failure(.server, "No.").ending(attempts)
    #expect(failure.title == "None of 2 models served. a/b: It is busy. c/d: No." && failure.attempts == attempts)
    #expect(Failure(.server, "No.").ending([attempts[1]]).title == "No.")
    #expect(attempts[0].sentence(next: "c/d").contains("c/d is asked"))
  }
}
