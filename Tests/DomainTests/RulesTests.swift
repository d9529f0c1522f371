import Domain
import Foundation
import Testing

/// Rules that several places keep are the same everywhere.
@Suite struct RulesTests {
  @Test func theTimeoutOfTheFieldIsTheRule() throws {
    let field = try #require(Fields.field("general.timeout"))
    let settings = Settings()
    #expect(settings.general.timeout == Rules.usualTimeout && Rules.timeout.contains(Rules.usualTimeout))
    guard case .slider(let scale) = field.control else {
      Issue.record("no slider")
      return
    }
    #expect(scale(settings, World()).bounds == Rules.timeout)
  }

  @Test func aPlanTakesAsManyImagesAsTheRuleSays() throws {
    let planner = Planner(
      settings: Settings(), catalogue: Catalogue(chatModels: [], imageModels: [], providers: [], fetched: .now))
    #expect {
      try planner.plan(Draft(prompt: "a fox", count: Rules.images.upperBound + 1))
    } throws: {
      ($0 as? Failure)?.title.contains(Rules.images.words) == true
    }
  }

  @Test func numbersAreBroughtWithin() {
    #expect(Rules.timeout.clamp(0) == 1 && Rules.timeout.clamp(5000) == 900 && Rules.timeout.clamp(77) == 77)
    #expect(Rules.timeout.words == "1 to 900")
  }
}
