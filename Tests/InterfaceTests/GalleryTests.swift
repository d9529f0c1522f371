import Cells
import Domain
import Foundation
import OrderedCollections
import Raster
import Testing

@testable import Interface

extension GalleryItem {
  /// A picture of the library that fits any query.
  static func make(_ number: Int, state: AssetState = .reviewQueue, name: String? = nil) -> GalleryItem {
    var asset = Asset(id: id(number), created: Date(timeIntervalSince1970: 1_795_000_000 - Double(number) * 60))
    asset.file = "picture-\(number).png"
    asset.state = state
    asset.name = name
    asset.mediaType = "image/png"
    (asset.width, asset.height, asset.byteCount) = (1344, 768, 1_400_000)
    asset.origin.prompt = "Prompt number \(number), with a fox"
    asset.origin.model = "google/gemini-2.5-flash-image"
    asset.origin.visType = .sceneIllustration
    asset.cost = Decimal(number) / 100
    asset.seconds = 21.3
    asset.tags = ["fox"]
    asset.request = ImageRequest(route: .images, model: asset.origin.model, prompt: "Sent \(number)", seed: 7)
    return GalleryItem(asset, path: "/pictures/picture-\(number).png")
  }

  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }
}

extension Model {
  /// The gallery with so many pictures, the newest first, all that is seen of them loaded.
  static func gallery(_ count: Int, _ width: Int = 80, _ height: Int = 24, panel: Panel = .gallery) -> Model {
    var model = Model.make(width, height, panel: panel)
    model.today = Date(timeIntervalSince1970: 1_795_000_000)
    model.gallery.asked.query = nil
    model.serve(model.update(.ticked(1, today: model.today)), of: count)
    return model
  }

  /// Answers what effects ask of a library of so many pictures.
  mutating func serve(_ effects: [Effect], of count: Int) {
    var waiting = effects
    while !waiting.isEmpty {
      guard case .gallery(let effect) = waiting.removeFirst() else { continue }
      for message in Self.answers(effect, count) { waiting += update(.gallery(message)) }
    }
  }

  private static func answers(_ effect: GalleryEffect, _ count: Int) -> [GalleryMessage] {
    let all = (0..<count).map { GalleryItem.make($0) }
    switch effect {
    case .list(let query):
      let fitting = all.filter { query.text.isEmpty || $0.asset.origin.prompt.contains(query.text) }
      var holdings = Holdings()
      holdings.states = [.reviewQueue: count]
      holdings.models = [.init("google/gemini-2.5-flash-image", count)]
      return [
        .listed(
          GalleryListing(query: query, ids: fitting.map(\.id), holdings: holdings, first: Array(fitting.prefix(4))))
      ]
    case .load(let ids): return [.items(all.filter { ids.contains($0.id) })]
    case .thumbnails(let wishes):
      return wishes.map { .thumbnail($0, AssetPicture(bitmap: Bitmap(width: 48, height: 27, red: 90, green: 60))) }
    case .large(let wish):
      return [.large(wish, AssetPicture(bitmap: Bitmap(width: 64, height: 36, red: 20, green: 160)))]
    default: return []
    }
  }
}

/// The panel on which the library is seen.
@Suite struct GalleryTests {
  private func galleryEffects(_ effects: [Effect]) -> [GalleryEffect] {
    effects.compactMap { if case .gallery(let effect) = $0 { effect } else { nil } }
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
  func whatIsSeenIsAskedForAndShown(_ size: (Int, Int)) {
    var model = Model.gallery(500, size.0, size.1)
    #expect(model.gallery.count == 500)
    model.prepare()
    #expect(model.frame().cells.contains { $0.kind == .picture })
    #expect(model.screen().contains("Prompt"))
    // All is here: nothing more is asked for.
    #expect(model.update(.ticked(2)).isEmpty)
  }

  @Test func rowsComeAsOneScrolls() throws {
    var model = Model.gallery(500)
    let effects = galleryEffects(model.send(.character("G")))
    let loads = effects.compactMap { if case .load(let ids) = $0 { ids } else { nil } }.flatMap { $0 }
    #expect(loads.contains(GalleryItem.id(499)) && loads.count < 60)
    #expect(model.gallery.list.cursor == 499)
    model.serve(effects.map { .gallery($0) }, of: 500)
    #expect(model.screen().contains("number 499"))
  }

  @Test func arrowsWalkTheGrid() throws {
    var model = Model.gallery(8)
    let columns = GalleryLayout(model, try #require(model.layout.gallery)).columns
    #expect(columns == 3)
    model.send(.down)
    #expect(model.gallery.list.cursor == 3)
    model.send(.right, .right, .right)
    #expect(model.gallery.list.cursor == 6)
    model.send(.up, .up)
    #expect(model.gallery.list.cursor == 0)
    model.send(.up)
    #expect(model.gallery.list.cursor == 0)
    // The last line is shorter: down from above its gap goes to its end.
    model.send(.right, .right, .down, .down)
    #expect(model.gallery.list.cursor == 7)
    model.send(.down)
    #expect(model.gallery.list.cursor == 7)
  }

  @Test func enterShowsOneLargeAndEscapeGoesBack() throws {
    var model = Model.gallery(9)
    model.serve(model.send(.right, .enter), of: 9)
    #expect(model.gallery.view == .one)
    #expect(model.screen().contains("2 of 9"))
    #expect(model.screen().contains("SCENE_ILLUSTRATION"))
    model.send(.enter)
    #expect(model.screen().contains("Sent 1"))
    model.send(.escape, .escape)
    #expect(model.gallery.view == .many && model.gallery.list.cursor == 1)
    #expect(model.panel == .gallery && model.zone == .gallery)
  }

  @Test func marksAreWhatActionsAreAbout() throws {
    var model = Model.gallery(9)
    model.send(.character(" "), .character(" "))
    #expect(model.gallery.marked == [GalleryItem.id(0), GalleryItem.id(1)])
    #expect(model.screen().contains("[x]"))
    model.send(.character("s"))
    model.write("Foxes")
    let effects = galleryEffects(model.send(.enter))
    #expect(
      effects == [
        .edit(
          [
            AssetEdit(GalleryItem.id(0), AssetChange(naming: .saved("Foxes"))),
            AssetEdit(GalleryItem.id(1), AssetChange(naming: .saved("Foxes 2"))),
          ], said: "Saved 2 pictures as Foxes.")
      ])
    model.send(.escape)
    #expect(model.gallery.marked.isEmpty)
  }

  @Test func aNameIsSuggestedFromThePrompt() throws {
    var model = Model.gallery(2)
    model.send(.character("s"))
    let effects = galleryEffects(model.send(.enter))
    #expect(
      effects == [
        .edit(
          [AssetEdit(GalleryItem.id(0), AssetChange(naming: .saved("Prompt number 0, with a fox")))],
          said: "Saved as Prompt number 0, with a fox.")
      ])
  }

  @Test func tagsAreChangedNotReplaced() throws {
    var model = Model.gallery(2)
    model.send(.character("t"))
    model.write(", snow ,, fox")
    var change = AssetChange()
    change.addedTags = ["snow"]
    #expect(
      galleryEffects(model.send(.enter)) == [
        .edit([AssetEdit(GalleryItem.id(0), change)], said: "Its tags are changed.")
      ])
  }

  @Test func discardingAsksAndCanBeTakenBack() throws {
    var model = Model.gallery(3)
    model.send(.character("x"))
    #expect(galleryEffects(model.send(.enter)).isEmpty)
    #expect(galleryEffects(model.send(.character("x"), .character("y"))) == [.discard([GalleryItem.id(0)])])
    #expect(model.update(.gallery(.changed(undo: .restore([GalleryItem.id(0)]), said: "Gone."))).count == 1)
    #expect(galleryEffects(model.send(.character("u"))) == [.undo(.restore([GalleryItem.id(0)]))])
    model.send(.character("u"))
    #expect(model.notice?.text == "Nothing to undo in the gallery.")
  }

  @Test func discardAllIsAboutWhatIsShown() throws {
    var model = Model.gallery(30)
    #expect(
      galleryEffects(model.send(.character("X"), .character("y"))) == [.discard((0..<30).map { GalleryItem.id($0) })])
  }

  @Test func whatIsInTheTrashIsDeletedForGoodOrBroughtBack() throws {
    var model = Model.gallery(2)
    _ = model.update(.gallery(.items([.make(0, state: .trashed)])))
    #expect(galleryEffects(model.send(.character("b"))) == [.restore([GalleryItem.id(0)])])
    model.send(.character("r"))
    #expect(model.notice?.text.contains("trash") == true)
    model.send(.character("x"))
    #expect(model.screen().contains("for good"))
    #expect(galleryEffects(model.send(.character("y"))) == [.delete([GalleryItem.id(0)])])
  }

  @Test func theFilterIsFollowedAsItIsTyped() throws {
    var model = Model.gallery(30)
    model.send(.character("/"))
    let effects = model.send(.character("7"))
    model.serve(effects, of: 30)
    #expect(model.gallery.count == 3)
    #expect(model.screen().contains("3 of 30"))
    model.serve(model.send(.escape), of: 30)
    #expect(model.gallery.filter.isEmpty && model.gallery.count == 30)
    model.send(.character("/"))
    model.write("zebra")
    model.send(.enter)
    model.serve([.gallery(.list(model.galleryQuery))], of: 30)
    #expect(model.screen().contains("No picture fits"))
    model.serve(model.send(.escape), of: 30)
    #expect(model.gallery.count == 30)
  }

  @Test func anAnswerToAnOldQueryIsPassedOver() throws {
    var model = Model.gallery(30)
    let before = model.gallery.ids
    model.send(.character("/"), .character("f"))
    _ = model.update(
      .gallery(.listed(GalleryListing(query: AssetQuery(), ids: ["000000000001"], holdings: Holdings(), first: []))))
    #expect(model.gallery.ids == before)
  }

  @Test func aFilterIsChosenFromWhatThereIs() throws {
    var model = Model.gallery(5)
    model.send(.character("f"))
    model.write("gemini")
    let effects = galleryEffects(model.send(.enter))
    #expect(model.gallery.filter == "model:google/gemini-2.5-flash-image")
    var query = AssetQuery()
    query.model = "google/gemini-2.5-flash-image"
    #expect(effects == [.list(query)])
  }

  @Test func ordersGoRound() throws {
    var model = Model.gallery(5)
    for order in AssetQuery.Order.allCases.dropFirst() {
      model.send(.control("o"))
      #expect(model.galleryQuery.order == order)
    }
    model.send(.control("o"))
    #expect(model.gallery.filter.isEmpty)
  }

  @Test func twoStandSideBySide() throws {
    var model = Model.gallery(9)
    model.send(.character("c"))
    #expect(model.notice?.text.contains("Mark two") == true)
    model.send(.character(" "), .right)
    model.serve(model.send(.character("c")), of: 9)
    #expect(model.gallery.view == .pair(GalleryItem.id(0), GalleryItem.id(2)))
    let screen = model.screen()
    #expect(screen.contains("number 0") && screen.contains("number 2"))
    model.send(.escape)
    #expect(model.gallery.view == .many)
  }

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
    _ = model.update(.ticked(101))
    #expect(galleryEffects(model.send(.character("r"))).isEmpty)
    _ = model.update(.gallery(.repeated([])))
    _ = model.update(.ticked(101.9))
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

  @Test func whatAnotherInstanceDoesIsSeenWhileOneWorks() throws {
    var model = Model.gallery(30)
    model.now = model.gallery.listed + 1
    #expect(!galleryEffects(model.send(.right)).contains { if case .list = $0 { true } else { false } })
    _ = model.update(.ticked(model.gallery.listed + 3))
    let effects = galleryEffects(model.send(.right))
    #expect(effects.contains(.list(AssetQuery())))
    // Another number: rows are read anew, and stay on the screen until they are here.
    var changed = GalleryListing(query: AssetQuery(), ids: model.gallery.ids, holdings: Holdings(), first: [])
    changed.revision = 7
    let loads = galleryEffects(model.update(.gallery(.listed(changed))))
    #expect(loads.contains { if case .load(let ids) = $0 { ids.contains(GalleryItem.id(0)) } else { false } })
    #expect(model.screen().contains("Prompt"))
  }

  @Test func aConditionThatIsHalfTypedIsLeftOutAndExplained() throws {
    var model = Model.gallery(9)
    model.send(.character("/"))
    model.write("is:rev")
    model.serve([.gallery(.list(model.galleryQuery))], of: 9)
    #expect(model.gallery.count == 9)
    #expect(model.screen().contains("is: takes review, saved"))
    model.send(.enter)
    #expect(model.screen().contains("is:rev is left out"))
  }

  @Test func theFilterLineIsClearedLikeAnyLine() throws {
    var model = Model.gallery(9)
    model.send(.enter, .character("/"))
    #expect(model.gallery.view == .many)
    model.write("fox")
    model.send(.control("u"))
    #expect(model.gallery.filter.isEmpty && model.isFiltering)
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

  @Test func aMissingFileIsMarkedAndSaid() throws {
    var model = Model.gallery(3)
    _ = model.update(
      .gallery(.thumbnail(FileWish(.make(0)), AssetPicture(bitmap: nil, note: "file gone", isMissing: true))))
    #expect(model.screen().contains("✗ Prompt"))
    #expect(model.send(.character("o")) == [.beep])
    #expect(model.notice?.text.contains("gone") == true)
  }

  @Test func theMouseChoosesAndOpens() throws {
    var model = Model.gallery(9)
    let place = try model.place(of: "Prompt number 4".prefix(10).description)
    model.click(place.x + 22, place.y + 2)
    model.click(place.x + 22, place.y + 2)
    #expect(model.gallery.view == .one)
  }

  @Test func besideCreateItHasTheSameKeys() throws {
    var model = Model.gallery(9, 200, 50, panel: .create)
    let pane = try #require(model.layout.gallery)
    #expect(model.screen().contains("Gallery 9"))
    model.click(pane.minX + 4, pane.minY + 2)
    #expect(model.zone == .gallery && model.context == .gallery)
    #expect(model.send(.character("U")) == [.readReferences(["/pictures/picture-0.png"], .add)])
    model.send(.enter)
    #expect(model.panel == .gallery && model.gallery.view == .one)
  }

  @Test func thePathGoesToTheClipboard() throws {
    var model = Model.gallery(3)
    #expect(model.send(.character("y")) == [.copy("/pictures/picture-0.png")])
    #expect(model.notice?.text.contains("/pictures/picture-0.png") == true)
  }

  @Test func allOfAVeryLargeGalleryCanBeMarked() throws {
    var model = Model.gallery(10_000)
    model.serve(model.send(.character("*")), of: 10_000)
    #expect(model.gallery.marked.count == 10_000)
    #expect(model.send(.character("U")).isEmpty && model.send(.character("y")).isEmpty)
    guard case .discard(let ids)? = galleryEffects(model.send(.character("X"), .character("y"))).first else {
      throw NotOnScreen(text: "discard")
    }
    #expect(ids.count == 10_000)
  }

  @Test func droppedFilesAreImported() throws {
    var model = Model.gallery(3)
    #expect(model.paste(text: "/pics/fox.png").contains(.gallery(.importFiles(["/pics/fox.png"]))))
  }

  @Test func savedByNameAResultIsNoLongerUnsaved() throws {
    var model = Model.make()
    let id = try model.makePicture()
    model.pictures[0].asset = GalleryItem.id(5)
    #expect(model.unsavedPictures.count == 1)
    try model.act(.save)
    let effects = galleryEffects(model.send(.enter))
    #expect(effects.count == 1 && model.unsavedPictures.isEmpty)
    #expect(model.screen().contains("saved"))
    // A path is a copy of the user's, and the library knows of it.
    model.pictures[0].name = nil
    try model.act(.save)
    model.write("/fox.png")
    #expect(model.send(.enter).contains { if case .savePicture(id, _, _, _) = $0 { true } else { false } })
    let saved = galleryEffects(model.update(.pictureSaved(id, path: "/tmp/fox.png")))
    #expect(
      saved == [.edit([AssetEdit(GalleryItem.id(5), AssetChange(naming: .saved("fox.png")))], said: "")])
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

extension Model {
  fileprivate func isEditing(_ ref: FieldRef) -> Bool {
    if case .textBox(let open)? = editor { open == ref } else { false }
  }
}
