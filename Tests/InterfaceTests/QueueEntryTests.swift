import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// The list of jobs with requests for words and the prompts, and what is not asked about as nothing is lost.
@Suite struct QueueEntryTests {
  private func analysing() throws -> Model {
    var model = Model.make(120, 40)
    try model.makePicture()
    model.now = 30
    model.zone = .result
    try model.act(.analyse)
    model.send(.enter)
    return model
  }

  @Test func wordsAndPromptsAreListed() throws {
    var model = try analysing()
    let text = try #require(model.wordJobs.first)
    model.layers = []
    try model.act(.jobs)
    var screen = model.screen()
    #expect(screen.contains("Analysis: Describe this") && screen.contains("Digital art illustration of a"))
    model.layers = []
    _ = model.update(.answered(text.id, Outcome(text: "A corridor.", usage: Usage(cost: 0.002))))
    try model.act(.jobs)
    model.send(.end)
    screen = model.screen()
    #expect(screen.contains("$0.002"))
    model.send(.enter)
    #expect(model.screen().contains("A corridor."))
  }

  @Test func oneRequestForWordsIsCancelled() throws {
    var model = try analysing()
    let id = try #require(model.wordJobs.first?.id)
    model.layers = []
    try model.act(.jobs)
    model.send(.end)
    try model.act(.cancelJob)
    #expect(model.send(.character("y")) == [.cancel(id)])
    #expect(model.wordJobs[0].phase == .cancelled)
  }

  @Test func leavingLosesNothingAndIsNotAsked() throws {
    var model = Model.make()
    try model.makePicture()
    #expect(model.unsavedPictures.count == 1)
    #expect(try model.act(.quit) == [.quit(0)])
  }

  @Test func oneDiscardIsTakenBackRatherThanAskedAbout() throws {
    var model = Model.gallery(4)
    let id = try #require(model.gallery.currentID)
    let effects = model.send(.character("x"))
    #expect(model.layers.isEmpty && effects.contains(.gallery(.discard([id]))))
    model.send(.character("X"))
    guard model.isOnTop(Confirm.self) else { throw NotOnScreen(text: "question") }
  }

  @Test func marksThatAreNotTakenAreSpokenOf() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.only")
    model.send(.enter, .escape)
    #expect(model.notice == nil)
    model.send(.enter, .character(" "), .escape)
    #expect(model.notice?.text.contains("not taken") == true)
    #expect(model.settings.textToImage.only.isEmpty)
  }

  @Test func providersStandInTheOrderOfTheirNames() throws {
    var model = Model.make(panel: .openRouter(.analysis))
    model.world.catalogue = Catalogue(
      chatModels: [textModel("google/gemini-2.5-flash")], imageModels: [],
      providers: [
        Provider(name: "Zeta", slug: "zeta"), Provider(name: "acme", slug: "acme"), Provider(name: "Mid", slug: "mid"),
      ], fetched: .now)
    let choices = ProviderChoices(capability: .analysis, settings: model.settings, world: model.world).choices(
      for: .list([]))
    #expect(choices.map(\.title) == ["acme", "Mid", "Zeta"])
  }

  @Test func whatIsNoPictureIsLeftOut() throws {
    var model = Model.make()
    try model.act(.addReference)
    _ = model.update(.folderListed(FolderRequest(folder: ""), .success(.make())))
    let screen = model.screen()
    #expect(screen.contains("cantina.png") && !screen.contains("cantor.txt"))
    #expect(screen.contains("1 other file left out"))
  }

  @Test func promptsShowNoPictureOfALineEnd() throws {
    var model = Model.make(120, 40)
    model.create.prompt.replace(with: "a red fox\nin snow")
    model.makePlan()
    let job = try #require(jobToSend(try model.act(.generate)))
    _ = model.update(.progressed(job, .sent(bytes: 10)))
    #expect(model.screen().contains("a red fox in snow"))
    try model.act(.jobs)
    #expect(!model.screen().contains("␊"))
    #expect(OneLine.text("one\r\n two\n\nthree") == "one two three")
  }

  @Test func detailsSpeakPlainly() throws {
    #expect(PlainWords.text("See [the **docs**](https://a.example/x) for `n`.") == "See the docs for n.")
    #expect(PlainWords.text("a [b] c (d) [e](f") == "a [b] c (d) [e](f")
    var flash = textModel("google/gemini-2.5-flash")
    flash.tokenPrices = TokenPrices(prompt: 0.0000003, completion: 0.0000025)
    var image = imageModel("a/image")
    var parameters = usualParameters
    parameters["quality"] = .values(["low", "high"])
    image.image = ImageAbilities(parameters: parameters, supportsStreaming: false)
    var model = Model.make(120, 40, panel: .openRouter(.analysis), catalogue: .make([flash, image]))
    try model.focus(setting: "analysis.model")
    model.send(.enter)
    #expect(model.screen().contains("$0.30 in, $2.50 out, for a million tokens"))
    var pictures = Model.make(120, 40, catalogue: .make([flash, image]))
    try pictures.act(.chooseModel)
    let lines = pictures.screen().split(separator: "\n")
    #expect(lines.contains { $0.contains("quality") && $0.contains("low high") })
    #expect(!lines.contains { $0.contains("sizes") && $0.contains("high") })
  }

  @Test func theDemoIsStartedFromTheCard() {
    var model = Model.make(key: .missing)
    _ = model.start()
    model.send(.down, .down, .down)
    #expect(model.send(.enter) == [.startDemo])
  }
}
