import Cells
import Domain
import Testing

@testable import Interface

/// The panel on which the library is seen: moving, filtering, marking what is missing.
@Suite struct GalleryTests {
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
    model.send(.character("f"))
    #expect(model.screen().contains("SCENE_ILLUSTRATION"))
    model.send(.enter)
    #expect(model.screen().contains("Sent 1"))
    model.send(.escape, .escape)
    #expect(model.gallery.view == .many && model.gallery.list.cursor == 1)
    #expect(model.panel == .gallery && model.zone == .gallery)
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
    #expect(model.gallery.view == .several([GalleryItem.id(0), GalleryItem.id(2)]))
    let screen = model.screen()
    #expect(screen.contains("number 0") && screen.contains("number 2"))
    model.send(.escape)
    #expect(model.gallery.view == .many)
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

  @Test func aMissingFileIsMarkedAndSaid() throws {
    var model = Model.gallery(3)
    _ = model.update(
      .gallery(.thumbnail(FileWish(.make(0)), AssetPicture(bitmap: nil, note: "file gone", isMissing: true))))
    #expect(model.screen().contains("✗ Prompt"))
    #expect(model.send(.character("o")) == [.beep])
    #expect(model.notice?.text.contains("gone") == true)
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40)])
  func whereOneIsAndHowManyFitIsAlwaysSeen(_ width: Int, _ height: Int) throws {
    var model = Model.gallery(26, width, height)
    model.send(.right)
    #expect(model.screen().contains("2/26"))
    model.send(.character("/"))
    model.write("number 1")
    model.serve([.gallery(.list(model.galleryQuery))], of: 26)
    #expect(model.screen().contains("11 of 26"))
    model.send(.enter)
    #expect(model.screen().contains("number 1") && model.screen().contains("11 of 26"))
    model.send(.enter)
    #expect(model.screen().contains("1 of 11"))
  }

  @Test func countsGoWithThePlacesThatAreAskedFor() throws {
    var model = Model.gallery(3)
    var holdings = Holdings()
    holdings.states = [.reviewQueue: 3, .trashed: 2]
    for (filter, words) in [("is:all", "Gallery 5 ·"), ("is:trash", "5 in the trash"), ("", "Gallery 5 ·")] {
      model.gallery.filter = filter
      model.gallery.asked.query = model.galleryQuery
      let listing = GalleryListing(
        query: model.galleryQuery, ids: (0..<5).map { GalleryItem.id($0) }, holdings: holdings, first: [])
      _ = model.update(.gallery(.listed(listing)))
      #expect(model.screen().contains(words), "\(filter)")
    }
  }

  @Test func besideCreateTheLargeViewLeadsBackThere() throws {
    var model = Model.gallery(9, 200, 60, panel: .create)
    model.zone = .gallery
    model.serve(model.update(.ticked(model.now + 1)), of: 9)
    model.send(.enter)
    #expect(model.panel == .gallery && model.gallery.view == .one)
    model.send(.escape)
    #expect(model.panel == .create && model.zone == .gallery)
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
    #expect(model.zone == .gallery && model.context == .picture)
    #expect(model.send(.character("U")) == [.readReferences(["/pictures/picture-0.png"], .add)])
    model.send(.enter)
    #expect(model.panel == .gallery && model.gallery.view == .one)
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
}
