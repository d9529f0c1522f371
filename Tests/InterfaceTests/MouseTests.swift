import Cells
import Domain
import Testing

@testable import Interface

/// The mouse: it can do what keys can, and nothing else.
@Suite struct MouseTests {
  @Test func aClickFocusesAndASecondOpens() throws {
    var model = Model.make(panel: .general)
    let place = try model.place(of: "Backend (image editing)")
    model.click(place.x, place.y)
    #expect(model.focusedRef == .setting("general.editing"))
    #expect(model.editor == nil)
    model.click(place.x, place.y)
    guard case .dropdown? = model.editor else { throw NotOnScreen(text: "dropdown") }
  }

  @Test func aClickTogglesACheckbox() throws {
    var model = Model.make(panel: .general)
    let place = try model.place(of: "Automatic setup")
    #expect(saved(model.click(place.x, place.y))?.general.automaticSetup == false)
  }

  @Test func slidersFollowClickAndDrag() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    let knob = try model.place(of: "●──")
    let row = knob.y
    let track = FormLayout(model, inside: model.layout.inside(try #require(model.layout.form))).track
    #expect(saved(model.click(track.upperBound - 1, row))?.general.timeout == 900)
    #expect(saved(model.click(track.lowerBound, row, .drag))?.general.timeout == 1)
    model.click(track.lowerBound + 5, row, .drag)
    let middle = model.settings.general.timeout
    #expect(middle > 1 && middle < 900 && middle % 10 == 0)
    #expect(model.click(track.lowerBound + 5, row, .drag).isEmpty)
    #expect(model.click(track.lowerBound + 5, row, .release).isEmpty)
    #expect(model.click(0, row, .drag).isEmpty)
  }

  @Test func theWheelMovesListsAndForms() throws {
    var model = Model.make(panel: .general)
    model.click(40, 10, .wheelDown)
    #expect(model.focusedRef == .setting("general.text-to-image"))
    model.click(40, 10, .wheelUp)
    #expect(model.focusedRef == .setting("general.client"))
    model.send(.character("?"))
    let top = model.screen()
    model.click(40, 10, .wheelDown)
    #expect(model.screen() != top)
    model.click(40, 10, .wheelUp)
    #expect(model.screen() == top)
  }

  @Test func aClickChoosesARowOfAList() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.sort")
    model.send(.enter)
    let place = try model.place(of: "latency")
    #expect(saved(model.click(place.x, place.y))?.textToImage.sort == "latency")
  }

  @Test func aClickBesideAListClosesIt() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.sort")
    model.send(.enter)
    #expect(model.click(1, 22).isEmpty)
    #expect(model.editor == nil)
    #expect(model.settings == Settings())
  }

  @Test func aClickMarksAProvider() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.only")
    model.send(.enter)
    let place = try model.place(of: "[ ] Together")
    model.click(place.x, place.y)
    #expect(model.screen().contains("[x] Together"))
    #expect(saved(model.send(.enter))?.textToImage.only == ["together"])
  }

  @Test func aClickChoosesAModel() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    let place = try model.place(of: "black-forest-labs/flux.2-pro")
    #expect(saved(model.click(place.x, place.y))?.textToImage.model == "black-forest-labs/flux.2-pro")
  }

  @Test func aClickInThePaletteDoes() throws {
    var model = Model.make()
    try model.act(.palette)
    model.write("theme light")
    let place = try model.place(of: "Theme: light")
    model.click(place.x, place.y)
    #expect(model.look.theme.name == "light")
    #expect(model.layers.isEmpty)
  }

  @Test func railAndTabsGoToPanels() throws {
    var wide = Model.make(100, 30)
    for panel in Panel.all {
      let row = try #require(RailView.rows(wide.settings).first { $0.panel == panel })
      let rail = try #require(wide.layout.rail)
      wide.click(3, rail.minY + 1 + row.y)
      #expect(wide.panel == panel)
      #expect(wide.zone == (panel == .gallery ? .gallery : .form))
    }
    for width in [40, 56, 60, 79] {
      var narrow = Model.make(width, 20)
      for panel in Panel.all {
        let tab = try #require(TabsView.tabs(narrow, width: width).first { $0.panel == panel })
        #expect(tab.columns.upperBound <= width)
        narrow.click(tab.columns.lowerBound, 1)
        #expect(narrow.panel == panel)
      }
    }
  }

  @Test func aClickOnTheResultGoesThere() throws {
    var model = Model.make(120, 40)
    let result = try #require(model.layout.result)
    model.click(result.minX + 5, result.minY + 5)
    #expect(model.zone == .result)
  }

  @Test func aClickAnswersAQuestionOnItsButtonsAlone() throws {
    let question = Confirm("Quit?", yes: "Quit") { _ in [.quit(0)] }
    var asked = Model.make()
    asked.layers = [question]
    let no = try asked.place(of: "No")
    let yes = try asked.place(of: "Quit  ")
    for y in 0..<24 {
      for x in 0..<80 {
        var model = asked
        #expect(model.click(x, y, .wheelDown).isEmpty)
        let isYes = y == yes.y && (yes.x - 2..<yes.x + 6).contains(x)
        let isNo = y == no.y && (no.x - 2..<no.x + 4).contains(x)
        #expect(model.click(x, y) == (isYes ? [.quit(0)] : []), "\(x) \(y)")
        #expect(model.layers.isEmpty == (isYes || isNo), "\(x) \(y)")
      }
    }
  }

  @Test func aClickBesideWhatIsReadClosesIt() throws {
    let layers: [any ReadingLayer] = [HelpLayer(), LogLayer(), TextLayer("T", "Words.")]
    for layer in layers {
      var model = Model.make(100, 30)
      model.layers = [layer]
      let frame = layer.frame(in: model)
      model.click(frame.minX + 2, frame.minY + 1)
      #expect(model.layers.count == 1)
      model.click(frame.minX - 1, frame.minY + 1)
      #expect(model.layers.isEmpty)
      #expect(model.panel == .create)
    }
  }
}
