import Cells
import Domain
import Testing

@testable import Interface

/// Pictures of the gallery one after the other.
@Suite struct SlideShowTests {
  /// A show of so many pictures, the first two of which are here.
  private func show(_ count: Int = 5, _ width: Int = 80, _ height: Int = 24, marking marked: [Int] = []) -> Model {
    var model = Model.gallery(count, width, height)
    for number in marked {
      model.gallery.list.cursor = number
      model.send(.character(" "))
    }
    model.gallery.list.cursor = 0
    model.serve(model.send(.character("S")), of: count)
    return model
  }

  /// Lets so many seconds go by, and answers what is asked for then.
  private func pass(_ seconds: Double, _ model: inout Model, of count: Int) {
    model.serve(model.update(.ticked(model.now + seconds)), of: count)
  }

  private func places(_ model: inout Model, steps: Int, of count: Int) -> [Int] {
    (0..<steps).map { _ in
      pass(5, &model, of: count)
      return model.gallery.list.cursor
    }
  }

  @Test func picturesFollowEachOtherAndBeginAnew() {
    var model = show(3)
    #expect(model.context == .slides && model.slideDue == 5 && model.isMoving)
    pass(4.9, &model, of: 3)
    #expect(model.gallery.list.cursor == 0)
    pass(0.1, &model, of: 3)
    #expect(model.gallery.list.cursor == 1 && model.slideDue == 5)
    #expect(places(&model, steps: 3, of: 3) == [2, 0, 1])
  }

  @Test func whatIsNotReadYetIsWaitedForAndShownAtOnce() throws {
    var model = Model.gallery(3)
    func large(_ effects: [Effect]) -> FileWish? {
      galleryEffects(effects).lazy.compactMap { if case .large(let wish) = $0 { wish } else { nil } }.first
    }
    let first = try #require(large(model.send(.character("S"))))
    #expect(model.slideDue == nil)
    let second = try #require(large(model.update(.gallery(.large(first, AssetPicture(bitmap: nil, note: "Broken."))))))
    #expect(second.id == GalleryItem.id(1))
    _ = model.update(.ticked(model.now + 60))
    #expect(model.gallery.list.cursor == 0 && model.slideDue == nil)
    _ = model.update(.gallery(.large(second, AssetPicture(bitmap: nil, note: "Broken."))))
    #expect(model.gallery.list.cursor == 1)
  }

  @Test func afterTheLastOfManyComesTheFirst() {
    var model = Model.gallery(1500)
    model.serve(model.send(.character("G")), of: 1500)
    model.serve(model.send(.character("S")), of: 1500)
    #expect(model.gallery.list.cursor == 1499 && model.slideDue == 5)
    #expect(places(&model, steps: 2, of: 1500) == [0, 1])
  }

  @Test func aPauseStopsTheClock() {
    var model = show()
    model.send(.character(" "))
    pass(600, &model, of: 5)
    #expect(model.screen().contains("paused"))
    #expect(model.gallery.list.cursor == 0 && model.slideDue == nil && !model.isMoving)
    model.send(.character(" "))
    #expect(model.slideDue == 5)
  }

  @Test func aLookCloserAndTheHelpStopItAsWell() throws {
    var model = show()
    try model.act(.help)
    pass(60, &model, of: 5)
    #expect(model.gallery.list.cursor == 0 && model.slideDue == nil)
    model.send(.escape)
    #expect(model.slideDue == 5)
    model.send(.character("#"))
    #expect(model.slideDue == nil)
    model.send(.character("#"))
    #expect(model.slideDue == 5)
  }

  @Test func markedPicturesAreShownAlone() {
    var model = show(6, marking: [4, 1])
    #expect(model.gallery.list.cursor == 1)
    #expect(model.screen().contains("2 pictures"))
    #expect(places(&model, steps: 3, of: 6) == [4, 1, 4])
    pass(5, &model, of: 6)
    model.serve(model.send(.right), of: 6)
    #expect(model.gallery.list.cursor == 4)
    model.serve(model.send(.right), of: 6)
    #expect(model.gallery.list.cursor == 4)
    model.send(.tab)
    pass(6, &model, of: 6)
    #expect(model.screen().contains("1 of 2"))
  }

  @Test(arguments: [Key.escape, .character("S"), .character("q")]) func itEndsWhereItBegan(_ key: Key) {
    var model = show()
    pass(5, &model, of: 5)
    #expect(model.send(key).allSatisfy { $0 != .quit(0) })
    #expect(model.gallery.view == .many && model.gallery.list.cursor == 1 && model.context == .gallery)
    var large = Model.gallery(5)
    large.serve(large.send(.enter, .character("S")), of: 5)
    large.send(key)
    #expect(large.context == .picture)
  }

  @Test func fromAResultItLeadsBackThere() {
    var model = Model.gallery(5, 120, 40)
    model.send(.character("1"))
    model.zone = .result
    model.serve(model.send(.character("S")), of: 5)
    #expect(model.context == .slides)
    model.send(.escape)
    #expect(model.panel == .create && model.zone == .result && model.gallery.slides == nil)
  }

  @Test func whatIsSaidOfItEndsWithIt() {
    var model = show()
    #expect(model.notice?.text.contains("Esc ends") == true)
    model.send(.escape)
    #expect(model.notice == nil)
    model = show()
    model.send(.character("]"), .escape)
    #expect(model.notice == nil)
  }

  @Test func leavingTheGalleryEndsIt() {
    var model = show()
    model.send(.character("1"))
    #expect(model.notice == nil)
    #expect(model.gallery.slides == nil && model.slideDue == nil)
    model.send(.character("2"))
    #expect(model.context == .gallery)
  }

  @Test func bracketsChangeTheTimeAndKeepIt() throws {
    var model = show()
    let faster = try #require(saved(model.send(.character("]"))))
    #expect(faster.preview.slideSeconds == 4 && model.slideDue == 4)
    let slower = try #require(saved(model.send(.character("["), .character("["))))
    #expect(slower.preview.slideSeconds == 5 && model.settings.preview.slideSeconds == 7)
    model.settings.preview.slideSeconds = 1
    #expect(saved(model.send(.character("]"))) == nil)
    #expect(SlideShow.stepped(600, isLonger: true) == 600 && SlideShow.stepped(8, isLonger: false) == 7)
  }

  @Test(arguments: [(60, 20), (120, 40)]) func thePictureHasTheScreenUntilKeysAreWanted(width: Int, height: Int) throws
  {
    var model = show(5, width, height)
    #expect(AssetView.boxes(model).map(\.box.size) == [Size(width: width, height: height)])
    let last = { (model: inout Model) in model.screen().split(separator: "\n", omittingEmptySubsequences: false).last }
    #expect(last(&model)?.contains("Space") == true)
    model.send(.character(" "))
    pass(6, &model, of: 5)
    #expect(last(&model)?.contains("go on") == true)
    model.send(.character(" "))
    #expect(last(&model)?.contains("Space") == false)
    try model.act(.slideLines)
    #expect(last(&model)?.contains("pause") == true && model.screen().contains("every 5 s"))
    try model.act(.facts)
    #expect(model.screen().contains("TEXT_TO_IMAGE"))
  }

  /// A terminal shows pixels in whole pictures alone, so that nothing may lie over them.
  @Test func linesStandBelowPixels() {
    var model = show()
    model.look.cellPixels = Size(width: 8, height: 16)
    pass(4, &model, of: 5)
    #expect(AssetView.boxes(model).map(\.box.size.height) == [21])
    pass(2, &model, of: 5)
    #expect(AssetView.boxes(model).map(\.box.size) == [Size(width: 80, height: 24)])
    #expect(model.slideHints.contains { $0.actions == [.left, .right] })
  }

  @Test func thePaletteBeginsItFromAnyPanel() throws {
    var model = Model.gallery(5, 120, 40)
    model.send(.character("3"))
    #expect(try #require(Action.slideShow.row).reason(model) == nil)
    model.layers.append(PaletteLayer(model))
    model.write("slide show")
    model.serve(model.send(.enter), of: 5)
    #expect(model.context == .slides)
  }

  @Test func anEmptyGalleryHasNone() {
    var model = Model.gallery(0)
    model.send(.character("S"))
    #expect(model.gallery.slides == nil && model.notice?.text.contains("no picture") == true)
  }

  @Test func onePictureStaysWithoutAClock() {
    let model = show(1)
    #expect(model.context == .slides && model.slideDue == nil)
  }
}
