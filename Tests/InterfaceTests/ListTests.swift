import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// Dropdowns, multiselects and the model picker.
@Suite struct ListTests {
  private func dropdown(_ model: Model) throws -> DropdownState {
    guard case .dropdown(let state) = model.editor else { throw NotOnScreen(text: "dropdown") }
    return state
  }

  private func picker(_ model: Model) throws -> PickerState {
    guard case .picker(let state) = model.editor else { throw NotOnScreen(text: "picker") }
    return state
  }

  @Test func aDropdownOpensAtItsValueAndTakesTheChoice() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    model.settings.textToImage.sort = "price"
    try model.focus(setting: "text-to-image.sort")
    model.send(.enter)
    #expect(try dropdown(model).list.cursor == 1)
    model.send(.down)
    #expect(saved(model.send(.enter))?.textToImage.sort == "throughput")
    #expect(model.editor == nil)
  }

  @Test func typingFiltersADropdown() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.sort")
    model.send(.enter)
    model.write("quick")
    #expect(try dropdown(model).shown.map(\.value) == ["latency"])
    #expect(saved(model.send(.enter))?.textToImage.sort == "latency")
  }

  @Test func aFilterWithoutHitsChoosesNothing() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.sort")
    model.send(.enter)
    model.write("zebra")
    #expect(model.screen().contains("Nothing matches"))
    #expect(model.send(.down, .up, .enter).isEmpty)
    #expect(model.settings == Settings())
  }

  @Test func escapeKeepsTheValue() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.sort")
    model.send(.enter, .down, .down)
    #expect(model.send(.escape).isEmpty)
    #expect(model.editor == nil)
    #expect(model.settings == Settings())
  }

  @Test func lettersInAListAreText() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.sort")
    model.send(.enter)
    #expect(model.send(.character("q"), .character("?"), .character("T")).isEmpty)
    #expect(model.layers.isEmpty)
    #expect(try dropdown(model).filter.text == "q?T")
  }

  @Test func aLongFilterShowsTheEndThatIsTyped() throws {
    for size in [(80, 24), (40, 12)] {
      var model = Model.make(size.0, size.1, panel: .openRouter(.textToImage))
      try model.focus(setting: "text-to-image.model")
      model.send(.enter)
      model.write(String(repeating: "in:image ", count: 20) + "last")
      #expect(model.screen().contains("last"))
      let frame = model.frame()
      let cursor = try #require(frame.cursor)
      #expect(Array(frame.row(cursor.y))[cursor.x - 1].text == "t")
      model.send(.home)
      #expect(!model.screen().contains("last"))
    }
  }

  @Test func theAgeOfTheCatalogueFollowsTheClock() throws {
    let fetched = Date(timeIntervalSince1970: 1_800_000_000)
    var model = Model.make(panel: .openRouter(.textToImage), catalogue: .make(fetched: fetched))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    for (seconds, words) in [(5.0, "just fetched"), (300, "5 min old"), (7200, "2 h old"), (400_000, "4 days old")] {
      _ = model.update(.ticked(1, today: fetched + seconds))
      #expect(model.screen().contains(words))
    }
    _ = model.update(.ticked(2))
    #expect(model.screen().contains("4 days old"))
  }

  @Test func multiselectMarksInOrder() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.only")
    model.send(.enter)
    model.write("tog")
    model.send(.character(" "), .backspace, .backspace, .backspace)
    model.write("google")
    model.send(.character(" "))
    #expect(model.screen().contains("(2 chosen)"))
    #expect(saved(model.send(.enter))?.textToImage.only == ["together", "google-vertex"])
  }

  @Test func multiselectUnmarksAndEscapeKeeps() throws {
    var settings = Settings()
    settings.textToImage.only = ["together", "gone-provider"]
    var model = Model.make(panel: .openRouter(.textToImage), settings: settings)
    try model.focus(setting: "text-to-image.only")
    model.send(.enter)
    model.write("gone")
    #expect(model.screen().contains("not in the list"))
    model.send(.character(" "), .escape)
    #expect(model.settings.textToImage.only == ["together", "gone-provider"])
    model.send(.enter)
    model.write("gone")
    model.send(.character(" "))
    #expect(saved(model.send(.enter))?.textToImage.only == ["together"])
  }

  @Test func thePickerShowsWhatFits() throws {
    var model = Model.make(panel: .openRouter(.editing))
    try model.focus(setting: "editing.model")
    model.send(.enter)
    #expect(model.context == .picker)
    let shown = try picker(model).picker
    #expect(shown.rows.count == 2)
    #expect(model.screen().contains("2 that fit of 6"))
    try model.act(.showAll)
    #expect(try picker(model).picker.rows.count == 6)
    try model.act(.showAll)
    #expect(try picker(model).picker.rows.count == 2)
  }

  @Test func thePickerFiltersSortsAndChooses() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    #expect(try picker(model).current == "google/gemini-2.5-flash-image")
    try model.act(.cycleSort)
    #expect(try picker(model).picker.sort == .name)
    #expect(try picker(model).picker.model(at: 0)?.id == "black-forest-labs/flux.2-pro")
    model.write("flux")
    #expect(try picker(model).picker.rows.count == 1)
    let effects = model.send(.enter)
    #expect(saved(effects)?.textToImage.model == "black-forest-labs/flux.2-pro")
    #expect(model.editor == nil)
  }

  @Test func thePickerAsksForThePricesThatAreSeen() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    let asked = model.send(.enter)
    #expect(
      Set(asked) == [
        .loadEndpoints(model: "google/gemini-3-pro-image-preview"),
        .loadEndpoints(model: "black-forest-labs/flux.2-pro"),
      ])
    #expect(model.send(.up, .down).isEmpty)
    _ = model.update(.endpointsLoaded(model: "google/gemini-3-pro-image-preview", [.make(price: "0.139")]))
    #expect(model.screen().contains("0.14"))
    #expect(model.update(.endpointsFailed(model: "black-forest-labs/flux.2-pro")).isEmpty)
    #expect(model.send(.up, .down).isEmpty)
  }

  @Test func scrollingAsksForFewAtOnce() throws {
    let models = (0..<400).map { imageModel("lab/model-\($0)") }
    var model = Model.make(panel: .openRouter(.textToImage), catalogue: .make(models))
    model.traffic.pendingEndpoints = []
    try model.focus(setting: "text-to-image.model")
    var asked = model.send(.enter)
    for _ in 0..<399 { asked += model.send(.down) }
    #expect((1...6).contains(asked.count))
    guard case .loadEndpoints(let first)? = asked.first else { throw NotOnScreen(text: "request") }
    #expect(model.update(.endpointsLoaded(model: first, [])) == [.loadEndpoints(model: "lab/model-399")])
  }

  @Test func favouritesAreKeptAndComeFirst() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter, .down, .down)
    let effects = try model.act(.favourite)
    #expect(saved(effects)?.favourites == ["black-forest-labs/flux.2-pro"])
    #expect(try picker(model).picker.model(at: 0)?.id == "black-forest-labs/flux.2-pro")
    #expect(try picker(model).list.cursor == 0)
    #expect(saved(try model.act(.favourite))?.favourites == [])
  }

  @Test func escapeKeepsTheModel() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter, .down, .escape)
    #expect(model.editor == nil)
    #expect(model.settings == Settings())
  }

  @Test func anEmptyPickerStaysOpenOnEnter() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    model.write("zebra crossing")
    #expect(model.screen().contains("^A looks among all models"))
    #expect(model.send(.enter).isEmpty)
    #expect(model.context == .picker)
  }

  @Test func anOpenPickerGoesOnOverAFreshCatalogue() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    model.write("google")
    model.send(.down)
    let chosen = try picker(model).picker.model(at: try picker(model).list.cursor)?.id
    let more = [imageModel("google/a-new-one")] + Catalogue.make().models
    _ = model.update(.catalogueLoaded(ModelIndex(.make(more)), .live))
    let state = try picker(model)
    #expect(state.filter.text == "google")
    #expect(state.picker.rows.count == 3)
    #expect(state.picker.model(at: state.list.cursor)?.id == chosen)
  }

  @Test func withoutACatalogueThePickerSaysSo() throws {
    var model = Model.make(panel: .openRouter(.textToImage), catalogue: nil)
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    #expect(model.editor == nil)
    #expect(model.notice?.text.contains("R fetches it") == true)
  }

  @Test func pickerKeysWorkInThePickerAlone() throws {
    var model = Model.make()
    _ = model.perform(.favourite)
    #expect(model.notice?.text == "Works in the model picker.")
  }
}
