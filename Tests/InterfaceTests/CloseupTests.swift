import Cells
import Domain
import Raster
import Testing

@testable import Interface

/// The large picture seen closely.
@Suite struct CloseupTests {
  /// A result of 1344x768 that has the whole screen.
  private func large(_ width: Int = 120, _ height: Int = 40) throws -> Model {
    var model = Model.make(width, height)
    try model.makePicture()
    model.zone = .result
    model.create.showsResult = true
    try model.act(.zoom)
    return model
  }

  private func wishes(_ effects: [Effect]) -> [CloseupWish] {
    effects.compactMap { if case .closeup(let wish) = $0 { wish } else { nil } }
  }

  private func type(_ key: Character, _ model: inout Model) -> [CloseupWish] {
    wishes(model.update(.input(.key(.character(key)))))
  }

  @Test func thePartThatIsSeenComesFromTheFile() throws {
    var model = try large()
    let wish = try #require(type("0", &model).first)
    // Pixel for pixel: 120 columns, 37 rows of two.
    #expect(wish.part.size == Size(width: 120, height: 74) && wish.size == Size(width: 120, height: 74))
    #expect(wish.whole == Size(width: 1344, height: 768) && wish.path == "/pictures/2026-11-21 corridor.png")
    model.prepare()
    #expect(model.screen().contains("100 %"))
    // Until it is here, what there is stands in for it.
    #expect(model.frame()[60, 20].style.background == .rgb(RGB(90, 60, 160)))
    _ = model.update(.closeup(wish, Bitmap(width: 120, height: 74, red: 1, green: 2, blue: 3)))
    model.prepare()
    #expect(model.frame()[60, 20].style.background == .rgb(RGB(1, 2, 3)))
    let more = type("0", &model)
    #expect(more.isEmpty)
    model.prepare()
    #expect(model.frame()[60, 20].style.background == .rgb(RGB(90, 60, 160)))
  }

  @Test func arrowsMoveWhatIsSeenUpToTheEdges() throws {
    var model = try large()
    var seen = try #require(type("0", &model).first)
    for _ in 0..<200 {
      _ = model.update(.closeup(seen, nil))
      seen = wishes(model.update(.input(.key(.right)))).first ?? seen
    }
    #expect(seen.part.maxX == 1344)
    _ = model.update(.closeup(seen, nil))
    let back = try #require(wishes(model.update(.input(.key(.left)))).first)
    #expect(back.part.maxX < 1344)
    _ = model.update(.closeup(back, nil))
    let up = try #require(wishes(model.update(.input(.key(.up)))).first)
    #expect(up.part.minY < back.part.minY && up.part.minX == back.part.minX)
  }

  @Test func closerAndBackAgain() throws {
    var model = try large()
    #expect(model.closeup.view == nil)
    for _ in 0..<40 { _ = type("+", &model) }
    #expect(model.closeup.view?.scale == 32)
    for _ in 0..<40 { _ = type("-", &model) }
    #expect(model.closeup.view == nil)
    // Where all of it is seen, arrows go to the other pictures as before.
    let isMoved = model.moveCloseup(.right)
    #expect(!isMoved)
  }

  @Test func whatIsAskedWhileOneIsOnItsWayComesNext() throws {
    var model = try large()
    let first = try #require(type("0", &model).first)
    let meanwhile = type("+", &model)
    let next = wishes(model.update(.closeup(first, nil)))
    #expect(meanwhile.isEmpty && next.count == 1)
  }

  @Test func theLoupeTellsTheColorOfAPixel() throws {
    var model = try large()
    _ = type("#", &model)
    model.prepare()
    let before = model.frame()
    #expect(model.screen().contains("pixel 672, 384 #5A3CA0"))
    #expect(before.cursor != nil)
    _ = model.update(.input(.key(.right)))
    #expect(!model.screen().contains("pixel 672, 384"))
    #expect(model.frame().cursor?.x == (before.cursor?.x ?? 0) + 1)
    _ = type("#", &model)
    #expect(model.frame().cursor == nil)
  }

  @Test func theKeysMeanOtherThingsElsewhere() throws {
    var model = Model.make(120, 40)
    try model.makePicture()
    model.zone = .result
    #expect(model.context == .result && Keymap.standard.action(for: .character("#"), in: .result) == nil)
    #expect(Action.zoomIn.disabledReason(in: model) != nil)
    var gallery = Model.gallery(5, 120, 40)
    #expect(Keymap.standard.action(for: .character("+"), in: .gallery) == .largerThumbnails)
    gallery.serve(gallery.send(.enter), of: 5)
    #expect(gallery.context == .picture && Keymap.standard.action(for: .character("+"), in: .picture) == .zoomIn)
    _ = gallery.update(.input(.key(.character("0"))))
    #expect(gallery.closeup.view != nil)
  }

  @Test func aTerminalWithPixelsGetsTheFilesOwn() throws {
    var model = try large()
    let wish = try #require(wishes(model.update(.input(.pixels(Size(width: 10, height: 20))))).first)
    #expect(wish.part == Rect(Size(width: 1344, height: 768)) && wish.size == Size(width: 1200, height: 700))
    _ = model.update(.closeup(wish, Bitmap(width: 1344, height: 768, red: 7)))
    model.prepare()
    let placement = try #require(model.frame().seenPlacements.first)
    #expect(placement.image.size == Size(width: 1200, height: 700))
    #expect(placement.image.pixels.prefix(3) == [7, 0, 0])
    // The same image again: it is not sent twice.
    model.prepare()
    #expect(model.frame().seenPlacements == [placement])
    try model.act(.help)
    model.prepare()
    #expect(model.frame().seenPlacements.isEmpty)
    _ = model.update(.input(.pixels(nil)))
    model.send(.escape)
    model.prepare()
    #expect(model.frame().placements.isEmpty)
  }

  @Test func symbolsFollowTheSettings() throws {
    var model = try large()
    var settings = model.settings
    settings.preview.symbols = .quadrant
    _ = model.update(.settingsSaved(settings))
    #expect(model.look.symbols == .quadrant)
  }
}
