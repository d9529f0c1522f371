import Cells
import Domain
import Foundation
import OrderedCollections
import Testing

@testable import Interface

/// What is done with pictures on the gallery: marks, names, tags, the trash, files.
@Suite struct GalleryChangeTests {
  @Test func marksAreWhatActionsAreAbout() throws {
    var model = Model.gallery(9)
    model.send(.character(" "), .character(" "))
    #expect(model.gallery.marked == [GalleryItem.id(0), GalleryItem.id(1)])
    #expect(model.screen().contains("■"))
    model.send(.character("s"))
    model.write("Foxes")
    let effects = galleryEffects(model.send(.enter))
    #expect(
      effects == [
        .edit(
          [
            AssetEdit(GalleryItem.id(0), AssetChange(naming: .saved("Foxes"))),
            AssetEdit(GalleryItem.id(1), AssetChange(naming: .saved("Foxes 2"))),
          ], said: "Saved 2 pictures as Foxes to Foxes 2.")
      ])
    model.send(.escape)
    #expect(model.gallery.marked.isEmpty)
  }

  @Test func whatIsSeenLargeIsWhatActionsAreAbout() throws {
    var model = Model.gallery(9)
    model.send(.character(" "), .character(" "), .right, .enter)
    #expect(model.gallery.view == .one && model.gallery.marked.count == 2)
    #expect(galleryEffects(model.send(.character("x"))).contains(.discard([GalleryItem.id(3)])))
    #expect(model.layers.isEmpty)
    #expect(model.gallery.marked.count == 2)
  }

  @Test func aQuestionIsAboutTheVeryPicturesThatGo() throws {
    var model = Model.gallery(3)
    _ = model.update(.gallery(.items([.make(1, state: .trashed)])))
    // The first is marked, and the cursor has gone on to one that is in the trash already.
    let effects = galleryEffects(model.send(.character(" "), .character("x")))
    #expect(effects.contains(.discard([GalleryItem.id(0)])) && model.layers.isEmpty)
    model.send(.character("x"))
    #expect(model.screen().contains("Delete \"Prompt number 1"))
  }

  @Test func oneOfTwoSideBySideIsChosen() throws {
    var model = Model.gallery(9)
    model.send(.character(" "), .character(" "), .character("c"))
    model.serve(model.update(.ticked(model.now + 1)), of: 9)
    model.send(.right, .character("s"))
    #expect(model.screen().contains("A name for \"Prompt number 1"))
    model.send(.escape, .left, .enter)
    #expect(model.gallery.view == .one && model.gallery.current?.id == GalleryItem.id(0))
  }

  @Test func whatWasDiscardedInTheResultPaneComesBackThere() throws {
    var model = Model.make()
    _ = try model.makePicture(as: .make(0))
    model.zone = .result
    #expect(galleryEffects(model.send(.character("x"))) == [.discard([GalleryItem.id(0)])])
    _ = model.update(.gallery(.changed(undo: .restore([GalleryItem.id(0)]), said: "Gone.")))
    #expect(model.pictures.isEmpty)
    #expect(galleryEffects(model.send(.character("u"))) == [.undo(.restore([GalleryItem.id(0)]))])
    _ = model.update(.gallery(.items([.make(0)])))
    #expect(model.pictures.map(\.asset) == [GalleryItem.id(0)])
  }

  @Test func whatIsKnownOfResultsOutlivesWhatTheGalleryLetsGo() throws {
    var model = Model.gallery(800)
    try model.makePicture(as: .make(799))
    try model.makePicture()
    model.go(to: .gallery)
    _ = model.update(.gallery(.items((0..<800).map { .make($0) })))
    #expect(model.gallery.item(GalleryItem.id(798)) == nil, "it was let go")
    model.send(.character("R"))
    #expect((0..<2).allSatisfy { model.madeItem($0) != nil })
    // What the library has is read anew once it has changed; the other one stands here alone.
    model.go(to: .create)
    model.shownPicture = model.pictures[0].id
    #expect(galleryEffects(model.update(.ticked(model.now + 1))) == [.load([GalleryItem.id(799)])])
    model.shownPicture = model.pictures[1].id
    #expect(galleryEffects(model.update(.ticked(model.now + 1))).isEmpty)
  }

  @Test func anAnalysisThatWasPaidForIsKeptWithAPictureInTheTrash() throws {
    var model = Model.gallery(3)
    let id = try model.makePicture(as: .make(0))
    model.go(to: .create)
    model.now += 10
    model.zone = .result
    try model.act(.analyse)
    let job = JobID(model.nextJob)
    model.send(.enter)
    _ = model.discardAssets([GalleryItem.id(0)])
    let effects = model.update(.answered(job, Outcome(text: "A fox.\nTags: red")))
    #expect(model.pictures.isEmpty && model.item(of: id)?.asset.analysis == "A fox.")
    #expect(
      galleryEffects(effects).contains {
        if case .edit(let edits, "") = $0 { edits[0].id == GalleryItem.id(0) } else { false }
      })
  }

  @Test func uTakesBackWhatWasDoneLast() throws {
    var model = Model.make()
    var changed = model.settings
    changed.budget.perDay = "5"
    _ = model.change(to: changed)
    model.now += 10
    _ = model.update(.gallery(.changed(undo: .restore([GalleryItem.id(0)]), said: "Gone.")))
    #expect(galleryEffects(model.send(.character("u"))) == [.undo(.restore([GalleryItem.id(0)]))])
    #expect(model.settings.budget.perDay == "5")
    // What else was done there, such as an import, is undone in the gallery alone; a setting says what it is again.
    _ = model.update(.gallery(.changed(undo: .discard([GalleryItem.id(1)]), said: "Imported.")))
    #expect(galleryEffects(model.send(.character("u"))).isEmpty && model.settings.budget.perDay.isEmpty)
    #expect(model.notice?.text == "Undone: Budget per day is no limit.", "\(model.notice?.text ?? "")")
  }

  /// A name or a tag is written into the file, which is another one then.
  @Test func aThumbnailWhoseFileChangedIsMadeAnew() throws {
    var model = Model.gallery(4)
    for round in 1...3 {
      var item = GalleryItem.make(1, state: .saved, name: "Reynard")
      item.asset.byteCount += round
      let effects = model.update(.gallery(.items([item])))
      let wishes = galleryEffects(effects).flatMap { effect -> [FileWish] in
        if case .thumbnails(let wishes) = effect { wishes } else { [] }
      }
      #expect(wishes == [FileWish(item)], "round \(round)")
      model.serve(effects, of: 4)
      #expect((0..<4).allSatisfy { model.gallery.thumbnail(GalleryItem.id($0))?.bitmap != nil }, "round \(round)")
    }
  }

  @Test func aStepThatFailedCanBeTriedAgain() throws {
    var model = Model.gallery(4)
    let (first, second) = (GalleryStep.restore([GalleryItem.id(0)]), GalleryStep.restore([GalleryItem.id(1)]))
    for step in [first, second] { _ = model.update(.gallery(.changed(undo: step, said: "Gone."))) }
    #expect(galleryEffects(model.send(.character("u"))) == [.undo(second)])
    _ = model.update(.gallery(.undone(second, isDone: false)))
    #expect(galleryEffects(model.send(.character("u"))) == [.undo(second)])
    _ = model.update(.gallery(.undone(second, isDone: true)))
    #expect(galleryEffects(model.send(.character("u"))) == [.undo(first)])
    _ = model.update(.gallery(.undone(first, isDone: true)))
    #expect(galleryEffects(model.send(.character("u"))).isEmpty)
  }

  @Test func fromThePairAndBack() throws {
    var model = Model.gallery(9)
    model.send(.character(" "), .character(" "), .character("c"), .right, .enter)
    #expect(model.gallery.view == .one && model.gallery.current?.id == GalleryItem.id(1))
    model.send(.escape)
    #expect(model.gallery.view == .several([GalleryItem.id(0), GalleryItem.id(1)]))
    model.send(.character("x"), .character("y"))
    #expect(model.gallery.view == .many && model.gallery.marked.isEmpty)
  }

  @Test func marksThatTheFilterHidesAreSaidToBeGone() throws {
    var model = Model.gallery(26)
    model.send(.character(" "), .character(" "))
    model.gallery.filter = "number 1"
    model.serve(model.update(.ticked(model.now + 1)), of: 26)
    #expect(model.gallery.marked == [GalleryItem.id(1)] && model.notice?.text.contains("1 mark is gone") == true)
  }

  @Test func theCursorGoesToWhatWasImported() throws {
    var model = Model.gallery(9)
    _ = model.update(.gallery(.changed(undo: .discard([GalleryItem.id(5)]), said: "Imported.", at: GalleryItem.id(5))))
    model.serve([.gallery(.list(model.galleryQuery))], of: 9)
    #expect(model.gallery.current?.id == GalleryItem.id(5))
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

  @Test func discardingCanBeTakenBack() throws {
    var model = Model.gallery(3)
    #expect(galleryEffects(model.send(.character("x"))) == [.discard([GalleryItem.id(0)])])
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

  @Test func thePathGoesToTheClipboard() throws {
    var model = Model.gallery(3)
    #expect(model.send(.character("y")) == [.copy("/pictures/picture-0.png")])
    #expect(model.notice?.text.contains("/pictures/picture-0.png") == true)
  }

  @Test func droppedFilesAreImported() throws {
    var model = Model.gallery(3)
    #expect(model.paste(text: "/pics/fox.png").contains(.gallery(.importFiles(["/pics/fox.png"]))))
  }

  @Test func savedByNameAResultIsNoLongerUnsaved() throws {
    var model = Model.make()
    let id = try model.makePicture(as: .make(5))
    #expect(model.unsavedPictures.count == 1)
    try model.act(.save)
    let effects = galleryEffects(model.send(.enter))
    #expect(effects.count == 1 && model.unsavedPictures.isEmpty)
    #expect(model.screen().contains("saved"))
    // A path is a copy of the user's, and the library knows of it.
    _ = model.update(.gallery(.items([.make(5)])))
    try model.act(.save)
    model.write("/fox.png")
    #expect(model.send(.enter).contains { if case .savePicture(id, _, _, _) = $0 { true } else { false } })
    let saved = galleryEffects(model.update(.pictureSaved(id, path: "/tmp/fox.png")))
    #expect(
      saved == [.edit([AssetEdit(GalleryItem.id(5), AssetChange(naming: .saved("fox.png")))], said: "")])
  }
}
