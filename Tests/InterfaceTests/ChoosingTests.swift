import Cells
import Domain
import Testing

@testable import Interface

/// Up to nine side by side, pairs, ratings, and the size of thumbnails.
@Suite struct ChoosingTests {
  /// So many marked and side by side.
  private func sideBySide(_ count: Int, _ width: Int = 120, _ height: Int = 40) -> Model {
    var model = Model.gallery(20, width, height)
    for _ in 0..<count { model.send(.character(" ")) }
    model.serve(model.send(.character("c")), of: 20)
    return model
  }

  private func ids(_ numbers: Int...) -> [String] { numbers.map { GalleryItem.id($0) } }

  @Test(arguments: [(2, 60, 20), (5, 60, 20), (9, 60, 20), (9, 80, 24), (9, 120, 40), (7, 200, 60)])
  func upToNineStandSideBySide(_ count: Int, _ width: Int, _ height: Int) throws {
    var model = sideBySide(count, width, height)
    #expect(model.gallery.sideBySide.count == count)
    let pane = try #require(model.layout.gallery)
    let places = SideBySide(count, in: pane, model)
    #expect(places.cells.count == count && places.cells.allSatisfy { pane.intersection($0.frame) == $0.frame })
    #expect(places.cells.allSatisfy { $0.picture.height >= 3 && $0.facts.height >= 1 })
    let screen = model.screen()
    for number in 1...count { #expect(screen.contains("\(number) "), "\(screen)") }
  }

  @Test func tenAreTooMany() {
    let model = sideBySide(10)
    #expect(model.gallery.view == .many)
    #expect(model.notice?.text.contains("two to nine") == true)
  }

  @Test func digitsKeepAndEscMarksWhatIsKept() {
    var model = sideBySide(4)
    model.send(.character("2"), .character("4"), .character("1"), .character("1"))
    #expect(Array(model.gallery.kept) == ids(1, 3))
    model.send(.escape)
    #expect(model.gallery.view == .many && Array(model.gallery.marked) == ids(1, 3))
    #expect(model.panel == .gallery)
  }

  @Test func oneThatIsDiscardedLeavesTheOthers() {
    var model = sideBySide(3)
    model.send(.right, .character("x"))
    #expect(model.gallery.sideBySide == ids(0, 2))
  }

  @Test func captionsSayWhatIsNotShared() {
    var model = sideBySide(2)
    model.gallery.change(GalleryItem.id(1)) { $0.asset.request?.seed = 99 }
    let screen = model.screen()
    #expect(screen.contains("seed 7") && screen.contains("seed 99"))
  }

  @Test func aNameThatAllHaveGivesWayToWhatDiffers() {
    var model = sideBySide(2)
    for number in 0...1 {
      model.gallery.change(GalleryItem.id(number)) {
        $0.asset.name = nil
        $0.asset.origin.prompt = "an owl in the pines"
        $0.asset.request?.seed = 90 + number
      }
    }
    #expect(model.screen().contains("1 seed 90") && !model.screen().contains("owl"))
  }

  @Test func aTournamentLeavesOne() {
    var model = Model.gallery(20, 120, 40)
    for _ in 0..<4 { model.send(.character(" ")) }
    model.send(.character("w"))
    #expect(model.gallery.sideBySide == ids(0, 1) && model.gallery.tournament?.total == 3)
    model.send(.character("2"))
    #expect(model.gallery.sideBySide == ids(2, 3))
    model.send(.character("1"))
    #expect(model.gallery.sideBySide == ids(1, 2))
    model.send(.character("1"))
    #expect(model.gallery.tournament == nil && model.gallery.view == .many)
    #expect(Array(model.gallery.marked) == ids(1) && model.gallery.currentID == GalleryItem.id(1))
  }

  @Test(arguments: 2...9) func aTournamentOfManyHasAPairLessThanPictures(_ count: Int) {
    var game = Tournament((0..<count).map(String.init))
    while game.pair != nil { game.win(game.played % 2) }
    #expect(game.played == count - 1 && game.winner != nil && game.left == 0)
  }

  @Test(arguments: [("4", 4), ("0", 0), ("x", -1)]) func aDigitRatesAtOnce(_ key: String, _ rating: Int) throws {
    var model = Model.gallery(5)
    model.send(.character(","))
    let effects = galleryEffects(model.send(.character(try #require(key.first))))
    guard case .edit(let edits, _)? = effects.first else {
      Issue.record("nothing is rated")
      return
    }
    #expect(edits == [AssetEdit(GalleryItem.id(0), AssetChange(rating: rating))])
    #expect(model.gallery.current?.asset.rating == (rating == 0 ? nil : rating) && model.layers.isEmpty)
  }

  @Test func ratingsAreSeenInGridAndList() {
    var model = Model.gallery(5)
    model.gallery.change(GalleryItem.id(1)) { $0.asset.rating = 4 }
    model.gallery.change(GalleryItem.id(2)) { $0.asset.rating = -1 }
    #expect(model.screen().contains("4★") && model.screen().contains("rej"))
    model.send(.character("v"))
    #expect(model.screen().contains("4★") && model.screen().contains("rej"))
  }

  @Test func thumbnailsGrowAndThatIsKept() throws {
    var model = Model.gallery(20, 120, 40)
    let pane = try #require(model.layout.gallery)
    let before = GalleryLayout(model, pane).columns
    let effects = model.send(.character("+"))
    #expect(GalleryLayout(model, pane).columns < before)
    #expect(effects.contains { if case .saveSettings = $0 { true } else { false } })
    model.send(.character("-"), .character("-"), .character("-"))
    #expect(model.settings.appearance.thumbnails == .small && GalleryLayout(model, pane).columns > before)
  }

  @Test func markedPicturesMakeASheet() {
    var model = Model.gallery(5)
    model.send(.character(" "), .character(" "), .character("E"))
    let effects = galleryEffects(model.send(.enter))
    #expect(
      effects.first.map { if case .sheet(let order, _) = $0 { order == SheetOrder(ids(0, 1)) } else { false } } == true)
  }
}
