import Cells
import Domain
import Testing

@testable import Interface

/// Moving about in forms and changing what stands there.
@Suite struct FormTests {
  @Test func arrowsAndLettersMoveTheFocus() throws {
    var model = Model.make(panel: .general)
    #expect(model.focusedRef == .setting("general.client"))
    model.send(.down)
    #expect(model.focusedRef == .setting("general.text-to-image"))
    model.send(.character("j"), .character("k"), .up)
    #expect(model.focusedRef == .setting("general.client"))
    model.send(.character("G"))
    #expect(model.focusedRef == model.form.refs.last)
    model.send(.character("g"))
    #expect(model.focusedRef == model.form.refs.first)
    model.send(.up)
    #expect(model.focusedRef == model.form.refs.first)
  }

  @Test func pagesStopAtTheEnds() throws {
    var model = Model.make(panel: .general)
    model.send(.pageDown, .pageDown, .control("d"))
    #expect(model.focusedRef == model.form.refs.last)
    model.send(.control("u"), .pageUp, .pageUp)
    #expect(model.focusedRef == model.form.refs.first)
  }

  @Test func arrowsStepASlider() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    #expect(saved(model.send(.right))?.general.timeout == 310)
    #expect(saved(model.send(.character("h")))?.general.timeout == 300)
    model.settings.general.timeout = 7
    model.send(.right)
    #expect(model.settings.general.timeout == 10)
    model.send(.left, .left)
    #expect(model.settings.general.timeout == 1)
    #expect(model.send(.left).isEmpty)
    model.settings.general.timeout = 895
    model.send(.right, .right)
    #expect(model.settings.general.timeout == 900)
  }

  @Test func anyNumberOfASliderCanBeTyped() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    model.send(.enter, .control("u"))
    model.write("47")
    #expect(model.send(.enter).contains { if case .saveSettings = $0 { true } else { false } })
    #expect(model.settings.general.timeout == 47)
    #expect(model.editor == nil)
  }

  @Test(arguments: ["", "0", "901", "12.5", "many"])
  func numbersOutOfRangeStayOpenWithASentence(text: String) throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    model.send(.enter, .control("u"))
    model.write(text)
    #expect(model.send(.enter) == [.beep])
    #expect(model.settings.general.timeout == 300)
    #expect(model.editor != nil)
    #expect(model.notice?.text.contains("from 1 to 900") == true)
  }

  @Test func escapeLeavesALineWithoutChange() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    model.send(.enter)
    model.write("99")
    #expect(model.send(.escape).isEmpty)
    #expect(model.editor == nil)
    #expect(model.settings == Settings())
  }

  @Test(arguments: [Key.enter, .character(" "), .left, .right])
  func checkboxesToggle(key: Key) throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.automatic-setup")
    #expect(saved(model.send(key))?.general.automaticSetup == false)
    #expect(saved(model.send(key))?.general.automaticSetup == true)
  }

  @Test func dropdownsStepWithArrows() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.analysis")
    #expect(saved(model.send(.right))?.general.analysis == Backend.none)
    #expect(model.send(.right).isEmpty)
    #expect(saved(model.send(.left))?.general.analysis == .openRouter)
  }

  @Test func optionalNumbersCountFromTheModelsDefault() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.seed")
    #expect(model.send(.left).isEmpty)
    model.send(.right, .right)
    #expect(model.settings.textToImage[parameter: "seed"] == "1")
    model.send(.left, .left)
    #expect(model.settings.textToImage[parameter: "seed"] == nil)
  }

  @Test func parametersAreShownOnlyWhereTheModelHasThem() throws {
    let plain = CatalogueModel(
      id: "google/gemini-2.5-flash-image", name: "x", outputs: [.image], image: ImageAbilities(parameters: [:]))
    let bare = Model.make(panel: .openRouter(.textToImage), catalogue: .make([plain]))
    #expect(!bare.form.refs.contains(.setting("text-to-image.resolution")))
    let full = Model.make(panel: .openRouter(.textToImage))
    #expect(full.form.refs.contains(.setting("text-to-image.resolution")))
  }

  @Test func resetUndoRedo() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    model.send(.right, .right)
    #expect(model.isModified(.setting("general.timeout")))
    #expect(saved(try model.act(.reset))?.general.timeout == 300)
    #expect(saved(try model.act(.undo))?.general.timeout == 320)
    #expect(saved(try model.act(.undo))?.general.timeout == 310)
    #expect(saved(try model.act(.redo))?.general.timeout == 320)
    model.send(.left)
    try model.act(.redo)
    #expect(model.notice?.text == "Nothing to redo on General.")
    try model.act(.undo)
    try model.act(.undo)
    try model.act(.undo)
    #expect(model.settings == Settings())
    #expect(try model.act(.undo).isEmpty)
    #expect(model.notice?.text == "Nothing to undo on General.")
  }

  @Test func undoLeavesAloneWhatOthersChanged() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    model.send(.right)
    var other = model.settings
    other.prompt.maxLength = 2048
    other.textToImage.parameters["a/b"] = ["seed": "7"]
    other.favourites = ["a/b"]
    _ = model.update(.settingsSaved(other))
    let undone = try #require(saved(try model.act(.undo)))
    #expect(undone.general.timeout == 300)
    #expect(undone.prompt.maxLength == 2048 && undone.favourites == ["a/b"])
    #expect(undone.textToImage.parameters == ["a/b": ["seed": "7"]])
    let redone = try #require(saved(try model.act(.redo)))
    #expect(redone == other)
  }

  @Test func theBackendsDifferOnTheSmallestScreen() throws {
    var model = Model.make(40, 12, panel: .general)
    let screen = model.screen()
    for label in ["Text to image ", "Image editing ", "Image analysis "] { #expect(screen.contains(label)) }
  }

  @Test func resetOfWhatIsDefaultDoesNothing() throws {
    var model = Model.make(panel: .general)
    #expect(try model.act(.reset).isEmpty)
    #expect(!model.history.canUndo(at: .panel(.general)))
  }

  @Test func findGoesToASettingOnAnyPanel() throws {
    var model = Model.make(panel: .create)
    try model.act(.find)
    model.write("fallback prompt")
    model.send(.enter)
    #expect(model.panel == .prompts)
    #expect(model.focusedRef == .setting("prompt.fallback-type"))
    try model.act(.find)
    model.send(.control("u"))
    model.write("timeout")
    model.send(.enter)
    #expect(model.focusedRef == .setting("general.timeout"))
    let before = model.focusedRef
    try model.act(.find)
    model.send(.control("u"))
    model.write("zebra")
    model.send(.enter)
    #expect(model.focusedRef == before)
    #expect(model.notice?.text.contains("zebra") == true)
  }

  @Test func findNextGoesRound() throws {
    var model = Model.make(panel: .general)
    #expect(try model.act(.findNext).isEmpty)
    #expect(model.notice?.text == "Press / to search first.")
    try model.act(.find)
    model.write("backend")
    model.send(.enter)
    var seen = [model.focusedRef]
    repeat {
      try model.act(.findNext)
      seen.append(model.focusedRef)
    } while model.focusedRef != seen[0] && seen.count < 20
    #expect(seen.count > 3)
    #expect(model.focusedRef == seen[0])
  }

  @Test func findCountsFormsAsTheyAreSeen() throws {
    // The roomy form has more entries, but the same fields in the same order.
    for panel in Panel.all {
      let narrow = Model.make(40, 12, panel: panel)
      let wide = Model.make(120, 50, panel: panel)
      #expect(narrow.form.refs == wide.form.refs)
    }
  }

  @Test func panelsByNumberAndBracket() throws {
    var model = Model.make()
    for (number, panel) in Panel.all.prefix(9).enumerated() {
      model.send(.character(Character(String(number + 1))))
      #expect(model.panel == panel)
    }
    for _ in Panel.all.dropFirst(8) { try model.act(.nextPanel) }
    #expect(model.panel == .create)
    try model.act(.previousPanel)
    #expect(model.panel == Panel.all.last)
    model.send(.character("9"))
    #expect(model.panel == Panel.all[8])
  }

  @Test func aPanelIsHiddenWhileItsBackendIsNone() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.editing")
    model.send(.right)
    #expect(!Panel.listed(model.settings).contains(.openRouter(.editing)))
    #expect(!model.screen().contains("Image editing \n"))
    model.send(.character("6"))
    #expect(model.panel == .openRouter(.analysis))
  }

  @Test func undoActsOnThePanelThatIsSeen() throws {
    var settings = Settings()
    settings.general.analysis = .none
    settings.general.automaticSetup = false
    var model = Model.make(panel: .general, settings: settings)
    try model.focus(setting: "general.analysis")
    model.send(.left)
    model.go(to: .openRouter(.analysis))
    try model.act(.undo)
    #expect(model.panel == .openRouter(.analysis) && model.settings.general.analysis == .openRouter)
    model.go(to: .general)
    try model.act(.undo)
    #expect(model.settings.general.analysis == .none)
  }

  @Test func bothProviderListsSayWhichWins() throws {
    var model = Model.make(100, 40, panel: .openRouter(.textToImage))
    model.settings.textToImage.only = ["together"]
    #expect(!model.screen().contains("Only wins"))
    model.settings.textToImage.ignore = ["deepinfra"]
    #expect(model.screen().contains("Only wins"))
  }

  @Test func zonesGoRound() throws {
    var wide = Model.make(120, 40)
    #expect(wide.zone == .form)
    try wide.act(.nextZone)
    #expect(wide.zone == .result)
    try wide.act(.nextZone)
    #expect(wide.zone == .rail)
    wide.send(.down)
    #expect(wide.panel == .gallery)
    wide.send(.down)
    #expect(wide.panel == .general)
    wide.send(.enter)
    #expect(wide.zone == .form)
    try wide.act(.previousZone)
    #expect(wide.zone == .rail)
    var narrow = Model.make(60, 20)
    try narrow.act(.nextZone)
    #expect(narrow.zone == .result)
    #expect(narrow.layout.form == nil)
    try narrow.act(.nextZone)
    #expect(narrow.zone == .form)
    #expect(narrow.layout.result == nil)
  }

  @Test func aThemeIsSeenBeforeItIsChosen() throws {
    var model = Model.make()
    try model.act(.theme)
    model.send(.down)
    #expect(model.look.theme.name == "light" && model.settings.appearance.theme == "dark")
    model.send(.escape)
    #expect(model.look.theme.name == "dark")
    try model.act(.theme)
    model.write("ligh")
    #expect(saved(model.send(.enter))?.appearance.theme == "light")
    #expect(model.look.theme.name == "light" && model.layers.isEmpty)
    try model.act(.undo)
    #expect(model.look.theme.name == "dark")
  }

  @Test func draftFieldsAreNotSettings() throws {
    var model = Model.make(80, 40)
    try model.focus(.draft(.format))
    #expect(model.send(.right).isEmpty)
    #expect(model.create.format == .portrait)
    try model.focus(.draft(.count))
    model.send(.right, .right)
    #expect(model.create.count == 3)
    #expect((try? model.plan.get())?.imageCount == 3)
    model.send(.character("r"))
    #expect(model.create.count == 1)
    model.send(.enter, .control("u"))
    model.write("101")
    #expect(model.send(.enter) == [.beep])
    #expect(model.create.count == 1)
  }
}
