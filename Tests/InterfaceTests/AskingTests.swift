import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// What is asked before it is sent or kept: a key in a text, and a record that cannot be written.
@Suite struct AskingTests {
  private static let key = "sk-or-v1-0123456789abcdef"

  private func model(_ prompt: String = "a fox \(key)") -> Model {
    var model = Model.make(120, 40)
    model.create.prompt.replace(with: prompt)
    model.makePlan()
    return model
  }

  @Test func aKeyInThePromptIsAskedAboutFirst() throws {
    var model = model()
    #expect(sends(try model.act(.generate)) == 0)
    #expect(model.screen().contains("looks like a key"))
    #expect(sends(model.send(.enter)) == 0 && model.jobs.isEmpty, "No is the default")
    _ = model.update(.ticked(model.now + 1))
    _ = try model.act(.generate)
    #expect(sends(model.send(.character("y"))) == 1)
  }

  @Test func theKeyInUseIsFoundWhateverItLooksLike() throws {
    var model = model("a fox my-own-gateway-key")
    model.world.keySearch = KeySearch(try APIKey("my-own-gateway-key"))
    #expect(sends(try model.act(.generate)) == 0)
    model = self.model("a fox")
    #expect(sends(try model.act(.generate)) == 1)
  }

  @Test func instructionsAndQuestionsAreAskedAboutAsWell() throws {
    var model = model("a fox")
    model.create.tab = .instruct
    model.create.instructions.replace(with: "a harbour, \(Self.key)")
    #expect(!(try model.act(.generate)).contains { if case .write = $0 { true } else { false } })
    #expect(model.send(.character("y")).contains { if case .write = $0 { true } else { false } })
  }

  @Test func aComparisonSaysItInItsQuestion() throws {
    var model = model()
    model.create.compared = ["google/gemini-2.5-flash-image", "google/gemini-3-pro-image-preview"]
    model.makePlan()
    _ = try model.act(.generate)
    var asked = ""
    if let confirm = model.top(Confirm.self) { asked = confirm.question }
    #expect(asked.contains("looks like a key"))
  }

  @Test func automaticGenerationSendsNoKey() throws {
    var settings = Settings()
    settings.general.automaticGeneration = true
    var model = Model.make(120, 40, settings: settings)
    model.create.prompt.replace(with: "a fox \(Self.key)")
    model.makePlan()
    _ = model.update(.ticked(100))
    model.send(.enter)
    model.send(.character("a"))
    #expect(sends(model.update(.ticked(102.5))) == 0)
    #expect(model.log.contains { $0.text.contains("looks like a key") })
  }

  @Test func namesAndTagsAreAskedAbout() {
    let deeds: [LineQuestion.Deed] = [{ $0.nameAssets(["a"], $1) }, { $0.tagAssets(["a"], $1) }]
    for deed in deeds {
      var model = model("a fox")
      model.layers = [LineQuestion("?", "fox \(Self.key)", deed: deed)]
      #expect(galleryEffects(model.send(.enter)).isEmpty)
      #expect(model.screen().contains("looks like a key"))
      #expect(!galleryEffects(model.send(.character("y"))).isEmpty)
    }
  }

  @Test func aRecordThatCannotBeWrittenIsAskedAboutOnce() throws {
    var model = model("a fox")
    _ = try model.act(.generate)
    _ = model.update(.ticked(model.now + 1))
    model.send(.control("g"))
    for id in model.jobs.map(\.id) {
      _ = model.update(.failed(id, Failure(.unrecorded, "The spending was not noted.", advice: "Nothing was sent.")))
    }
    #expect(model.layers.count == 1 && model.screen().contains("noted nowhere"))
    #expect(model.send(.character("y")).contains(.allowUnrecorded))
  }

  @Test func aResultThatTheDiskDidNotTakeIsNotDone() throws {
    var model = model("a fox")
    _ = try model.act(.generate)
    let id = try #require(model.jobs.first?.id)
    var picture = model.picture(of: id)
    picture.picture.failure = Failure(.storage, "The disk is full.", advice: "The picture is held in memory.")
    _ = model.update(.finished(id, [picture], .make()))
    #expect(model.notice?.kind == .error && model.notice?.text.contains("The disk is full.") == true)
    #expect(model.screen().contains("Not kept as it should be"))
  }

  @Test func theCapOfAutomaticGenerationSurvivesARestart() throws {
    var settings = Settings()
    settings.general.automaticGeneration = true
    var model = Model.make(120, 40, settings: settings)
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    var summary = SpendSummary([], now: now)
    summary.automatic = (0..<Automation.hourlyCap).map { now.addingTimeInterval(-Double($0) * 60) }
    _ = model.update(.spendingLoaded(summary, [:]))
    _ = model.update(.ticked(100, today: now))
    model.send(.enter)
    model.send(.character("a"))
    #expect(sends(model.update(.ticked(102.5, today: now))) == 0)
    #expect(model.log.contains { $0.text.contains("\(Automation.hourlyCap) requests in an hour") })
    let later = now.addingTimeInterval(3600)
    _ = model.update(.ticked(3700, today: later))
    model.send(.character("b"))
    #expect(sends(model.update(.ticked(3703, today: later))) == 1)
  }
}
