import Cells
import Domain
import Foundation
import Media
import OrderedCollections
import Testing

@testable import Interface

/// Pictures of the gallery as the beginning of others: made again, changed, used as references, analysed.
@Suite struct GalleryUseTests {
  @Test func usesAreChosen() throws {
    var model = Model.gallery(2)
    model.send(.character("F"), .character(" "), .down, .character(" "))
    var change = AssetChange()
    change.canBeReferenceFor = Array(VisType.allCases.filter { $0 != .unspecified }.prefix(2))
    let effects = galleryEffects(model.send(.enter))
    guard case .edit(let edits, _)? = effects.first else { throw NotOnScreen(text: "edit") }
    #expect(edits == [AssetEdit(GalleryItem.id(0), change)])
  }

  @Test func referencesAreTakenFromHere() throws {
    var model = Model.gallery(9)
    model.send(.character(" "), .character(" "))
    #expect(
      model.send(.character("U")) == [.readReferences(["/pictures/picture-0.png", "/pictures/picture-1.png"], .add)])
    model.send(.character("i"))
    #expect(model.notice?.text.contains("one picture") == true)
    model.send(.escape)
    model.send(.home)
    #expect(model.send(.character("i")).contains(.readReferences(["/pictures/picture-0.png"], .iterate)))
  }

  @Test func againIsOnePostAfterOneKey() throws {
    var model = Model.gallery(3)
    (model.now, model.gallery.listed) = (100, 100)
    #expect(galleryEffects(model.send(.character("r"))) == [.repeat([GalleryItem.id(0)])])
    // Held down, it is one act.
    #expect(galleryEffects(model.send(.character("r"), .character("r"))).isEmpty)
    let plan = Plan(
      capability: .textToImage, requests: [try #require(GalleryItem.make(0).asset.request)],
      prompt: AssembledPrompt(text: "x", negative: "", tags: []), draft: Draft(prompt: "x"),
      estimate: .range(low: 0.01, high: 0.01))
    #expect(sends(model.update(.gallery(.repeated([plan])))) == 1)
    #expect(model.panel == .create)
  }

  @Test func severalAreMadeAgainAfterOneQuestion() throws {
    var model = Model.gallery(9)
    (model.now, model.gallery.listed) = (100, 100)
    model.send(.character(" "), .character(" "))
    #expect(galleryEffects(model.send(.character("r"))) == [.repeat([GalleryItem.id(0), GalleryItem.id(1)])])
    let plans = try (0..<2).map { number in
      Plan(
        capability: .textToImage, requests: [try #require(GalleryItem.make(number).asset.request)],
        prompt: AssembledPrompt(text: "x", negative: "", tags: []), draft: Draft(prompt: "x"),
        estimate: .range(low: 0.04, high: 0.04))
    }
    #expect(sends(model.update(.gallery(.repeated(plans)))) == 0)
    #expect(model.screen().contains("$0.08"))
    #expect(sends(model.send(.character("y"))) == 2)
    // One at a time is analysed, and it says so.
    model.go(to: .gallery)
    model.send(.character("a"))
    #expect(model.notice?.text.contains("2 are marked") == true)
  }

  @Test func aQuestionThatComesLateIsNotAnsweredByALetterBeingTyped() throws {
    var model = Model.gallery(9)
    (model.now, model.gallery.listed) = (100, 100)
    model.send(.character(" "), .character(" "), .character("r"), .character("/"), .character("s"))
    let plan = Plan(
      capability: .textToImage, requests: [try #require(GalleryItem.make(0).asset.request)],
      prompt: AssembledPrompt(text: "x", negative: "", tags: []), draft: Draft(prompt: "x"),
      estimate: .range(low: 0.04, high: 0.04))
    _ = model.update(.gallery(.repeated([plan, plan])))
    #expect(sends(model.send(.character("k"), .character("y"))) == 0)
    #expect(sends(model.send(.enter)) == 2)
    // One alone is sent at once, but not while something is being typed.
    var other = Model.gallery(9)
    (other.now, other.gallery.listed) = (100, 100)
    other.send(.character("r"), .character("/"), .character("s"))
    #expect(sends(other.update(.gallery(.repeated([plan])))) == 0)
  }

  @Test func againWaitsForTheOneBefore() throws {
    var model = Model.gallery(9)
    (model.now, model.gallery.listed) = (100, 100)
    #expect(galleryEffects(model.send(.character("r"))).count == 1)
    _ = model.update(.ticked(102))
    #expect(galleryEffects(model.send(.character("r"))).isEmpty)
    _ = model.update(.gallery(.repeated([])))
    _ = model.update(.ticked(103.5))
    #expect(galleryEffects(model.send(.character("r"))).contains { if case .repeat = $0 { true } else { false } })
  }

  @Test func afterAgainTheKeysAreWhereTheJobIs() throws {
    for width in [80, 120, 200] {
      var model = Model.gallery(9, width, 40)
      (model.now, model.gallery.listed) = (100, 100)
      model.send(.character("r"))
      let plan = Plan(
        capability: .textToImage, requests: [try #require(GalleryItem.make(0).asset.request)],
        prompt: AssembledPrompt(text: "x", negative: "", tags: []), draft: Draft(prompt: "x"),
        estimate: .range(low: 0.04, high: 0.04))
      #expect(sends(model.update(.gallery(.repeated([plan])))) == 1)
      #expect(model.zone == .result && model.context == .result, "\(width)")
    }
  }

  @Test func aLimitOfTheDayHoldsForSeveralTogether() throws {
    var model = Model.gallery(9)
    model.settings.budget.perDay = "0.05"
    let request = try #require(GalleryItem.make(0).asset.request)
    let plan = Plan(
      capability: .textToImage, requests: [request], prompt: AssembledPrompt(text: "x", negative: "", tags: []),
      draft: Draft(prompt: "x"), estimate: .range(low: 0.04, high: 0.04))
    _ = model.update(.gallery(.repeated([plan, plan])))
    #expect(model.screen().contains("budget per day"))
  }

  @Test func whatItWasMadeFromCanBeChanged() throws {
    var model = Model.gallery(3)
    #expect(galleryEffects(model.send(.character("e"))) == [.recall(GalleryItem.id(0))])
    var draft = Draft(prompt: "A fox", negative: "text", visType: .characterCard, format: .portrait)
    draft.references = [LoadedReference.make("a.png").reference]
    _ = model.update(.gallery(.recalled(draft, [.make("a.png")])))
    #expect(model.create.prompt.text == "A fox" && model.create.format == .portrait)
    #expect(model.create.references.map(\.name) == ["a.png"])
    #expect(model.panel == .create && model.isEditing(.prompt))
  }

  @Test func anAnalysisIsKeptWithItsPicture() throws {
    var model = Model.gallery(3)
    model.now = 50
    model.send(.character("a"))
    #expect(model.screen().contains("What to ask"))
    let job = model.nextJob
    #expect(model.send(.enter).count == 1)
    var outcome = Outcome.make()
    outcome.text = "A fox.\nTags: fox, snow"
    let effects = galleryEffects(model.update(.answered(JobID(job), outcome)))
    #expect(
      effects == [
        .edit([AssetEdit(GalleryItem.id(0), AssetChange(PictureAnalysis(answer: outcome.text, model: "")))], said: "")
      ])
  }
}
