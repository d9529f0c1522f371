import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// What can be done with a finished picture.
@Suite struct ResultTests {
  @Test func savingAsksForAPath() throws {
    var model = Model.make()
    let id = try model.makePicture()
    try model.act(.save)
    #expect(model.screen().contains("2026-11-21 corridor.png"))
    model.send(.control("u"))
    model.write("~/out.png")
    let effects = model.send(.enter)
    #expect(
      effects == [
        .savePicture(id, from: .file("/pictures/2026-11-21 corridor.png"), to: "~/out.png", replacing: false)
      ])
    #expect(model.unsavedPictures.count == 1)
    _ = model.update(.pictureSaved(id, path: "/home/me/out.png"))
    #expect(model.unsavedPictures.isEmpty)
    #expect(model.notice?.text == "Saved /home/me/out.png.")
  }

  @Test func halfBlocksAreNamedOnlyWhereTheyAreSeen() throws {
    var model = Model.make(120, 40)
    try model.makePicture()
    #expect(ResultView.description(model).hasPrefix("Half blocks show it small. o opens"))
    model.look.cellPixels = Size(width: 8, height: 16)
    #expect(ResultView.description(model).hasPrefix("It is shown small. o opens"))
  }

  @Test func anEmptyPathSavesNothing() throws {
    var model = Model.make()
    try model.makePicture()
    try model.act(.save)
    #expect(model.send(.control("u"), .enter).isEmpty)
  }

  @Test func discardAsksAndNoIsTheDefault() throws {
    var model = Model.make()
    try model.makePicture()
    try model.act(.discard)
    #expect(model.send(.enter).isEmpty)
    #expect(model.pictures.count == 1)
    try model.act(.discard)
    let effects = model.send(.left, .enter)
    #expect(effects == [.discard(path: "/pictures/2026-11-21 corridor.png")])
    #expect(model.pictures.isEmpty)
    #expect(model.screen().contains("No picture yet"))
  }

  @Test func aCostFarFromTheEstimateIsSaidAndStandsWithTheFacts() throws {
    var model = Model.make(120, 40)
    try model.act(.generate)
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1))], .make(cost: 0.2)))
    let words = "$0.20, more than twice the estimate of $0.039"
    #expect(model.notice?.text.contains("Done in 21.3 s for \(words). s saves") == true)
    #expect(model.spent == 0.2)
    model.notice = nil
    #expect(model.screen().contains(words))
  }

  @Test func aCostThatComesLateIsComparedToo() throws {
    var model = Model.make(120, 40)
    try model.makePicture(cost: nil)
    _ = model.update(.costLearned(JobID(1), GenerationRecord(totalCost: 0.01)))
    #expect(model.notice?.text == "Job #1 cost $0.01, less than half the estimate of $0.039.")
    try model.makePicture(cost: nil)
    _ = model.update(.costLearned(JobID(2), GenerationRecord(totalCost: 0.04)))
    #expect(model.notice == nil && !model.screen().contains("estimate of $0.039"))
  }

  @Test func againSendsTheSameAndMovesTheSeed() throws {
    var model = Model.make()
    var settings = model.settings
    settings.textToImage[parameter: "seed"] = "41"
    _ = model.change(to: settings)
    model.create.prompt.replace(with: "a fox")
    _ = model.update(.stylesLoaded(model.world.styles))
    try model.makePicture()
    model.create.prompt.replace(with: "something else")
    model.now += 10
    let effects = try model.act(.again)
    guard case .generate(_, let request, _)? = effects.first else { throw NotOnScreen(text: "generate") }
    #expect(request.prompt.contains("A fox"))
    #expect(request.seed == 42)
    #expect(sends(effects) == 1)
  }

  @Test func editAgainTakesThePromptBack() throws {
    var model = Model.make()
    model.create.prompt.replace(with: "a fox")
    model.create.format = .square
    _ = model.update(.stylesLoaded(model.world.styles))
    try model.makePicture()
    model.create = CreateState()
    model.create.showsResult = true
    #expect(try model.act(.editAgain).isEmpty)
    #expect(model.create.prompt.text == "a fox")
    #expect(model.create.format == .square)
    #expect(model.context == .text)
    #expect(model.layout.form != nil)
  }

  @Test func viewingOpensTheFileThatIsThere() throws {
    var model = Model.make()
    let id = try model.makePicture()
    #expect(try model.act(.view) == [.openViewer(path: "/pictures/2026-11-21 corridor.png")])
    _ = model.update(.pictureSaved(id, path: "/a.png"))
    #expect(try model.act(.view) == [.openViewer(path: "/a.png")])
  }

  @Test func aPictureInMemoryAloneIsNotOpened() throws {
    var model = Model.make()
    try model.act(.generate)
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1), path: "")], .make()))
    #expect(try model.act(.view) == [.beep])
    #expect(model.notice?.text.contains("s saves it") == true)
    try model.act(.discard)
    #expect(model.send(.character("y")).isEmpty)
    #expect(model.notice?.text == "Discarded: it was in memory alone.")
    #expect(model.pictures.isEmpty)
  }

  @Test func oldPicturesGiveUpTheirMemory() throws {
    var model = Model.make()
    for _ in 0..<30 { try model.makePicture() }
    #expect(model.pictures.count == 30)
    #expect(model.pictures.count { $0.bitmap != nil } == 24)
    #expect(model.pictures.last?.bitmap != nil)
  }

  @Test func otherRatiosAreSaid() throws {
    var model = Model.make(120, 40)
    try model.act(.generate)
    var picture = model.picture(of: JobID(1))
    (picture.item.asset.width, picture.item.asset.height) = (1024, 1024)
    _ = model.update(.finished(JobID(1), [picture], .make()))
    #expect(model.screen().contains("Asked for 16:9, got 1024×1024."))
  }

  @Test func severalPicturesOfOneAnswerSayWhatTheirCostIsFor() throws {
    for (count, words) in [(1, "$0.12"), (3, "$0.12 for 3 images")] {
      var model = Model.make()
      let job = try #require(jobToSend(try model.act(.generate)))
      let made = (0..<count).map { model.picture(of: job, $0) }
      _ = model.update(.finished(job, made, .make(cost: 0.12)))
      let picture = try #require(model.picture)
      let facts = try #require(PictureFacts(picture, model))
      #expect(facts.cost == words && facts.numbers.hasSuffix(words))
    }
  }

  @Test func aPictureThatIsSavedElsewhereIsNotHeldInMemory() throws {
    var model = Model.make()
    try model.act(.generate)
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1), path: "")], .make()))
    let id = try #require(model.picture?.id)
    try model.act(.save)
    model.write("/tmp/a.png")
    let effects = model.send(.enter)
    #expect(
      effects == [
        .savePicture(id, from: .memory([1, 2, 3], mediaType: "image/png"), to: "/tmp/a.png", replacing: false)
      ])
    _ = model.update(.pictureSaved(id, path: "/tmp/a.png"))
    #expect(model.picture?.bytes == nil)
    #expect(try model.act(.view) == [.openViewer(path: "/tmp/a.png")])
  }
}
