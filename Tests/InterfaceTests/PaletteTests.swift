import Cells
import Domain
import Testing

@testable import Interface

/// The command palette and what lists say of their length.
@Suite struct PaletteTests {
  private func found(_ text: String, _ model: Model = .make()) -> [Action] { CommandList.actions(text, model: model) }

  @Test(arguments: [
    ("rename", Action.save), ("copy", .copyPath), ("copy", .exportAssets), ("delete", .discard), ("search", .find),
    ("search", .filterGallery), ("find", .filterGallery), ("tags", .tagAssets), ("restore", .bringBack),
    ("exit", .quit), ("colors", .theme), ("describe", .analyse), ("openrouter text", .panel(5)),
  ])
  func othersWordsFindIt(text: String, action: Action) { #expect(found(text).contains(action)) }

  @Test func panelsAreCalledAsOnTheRail() {
    let model = Model.make()
    for (number, panel) in Panel.listed(model.settings).enumerated() {
      let action = Action.allCases.first { $0.panelNumber == number + 1 }
      #expect(action.map { CommandList.title(of: $0, model: model) } == "Go to \(panel.title)")
    }
  }

  @Test func everyCommandShowsAKey() throws {
    // [ and ] lead to panels beyond the nine that have a digit.
    for action in Action.allCases where (action.panelNumber ?? 0) < 10 {
      #expect(Keymap.standard.name(of: action, preferring: .form) != nil, "\(action)")
    }
    #expect(Keymap.standard.name(of: .iterate, preferring: .form) == "i")
    #expect(Keymap.standard.name(of: .save, preferring: .gallery) == "s")
    var model = Model.make()
    try model.act(.palette)
    model.write("export to a folder")
    #expect(model.screen().split(separator: "\n").contains { $0.contains("Export to a folder") && $0.contains(" O ") })
    #expect(model.contextBelow == .form)
  }

  @Test func actionsOfTheGalleryGoThere() throws {
    for (action, isOpen) in [(Action.filterGallery, true), (.chooseFilter, true), (.sortGallery, false)] {
      var model = Model.make(panel: .general)
      _ = model.perform(action)
      #expect(model.panel == .gallery && model.zone == .gallery)
      #expect((model.editor != nil) == isOpen, "\(action)")
      #expect(model.notice == nil)
    }
    var importing = Model.make(panel: .general)
    _ = importing.perform(.importFiles)
    #expect(importing.panel == .gallery && importing.context == .files)
    var export = Model.gallery(3)
    export.go(to: .styles)
    _ = export.perform(.exportAssets)
    #expect(export.panel == .gallery && export.context == .question)
    var empty = Model.make(panel: .general)
    #expect(empty.perform(.exportAssets).isEmpty)
    #expect(empty.panel == .general)
    #expect(empty.notice?.text == "There is no picture here.")
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40)])
  func longListsSayWhereOneIs(width: Int, height: Int) throws {
    var model = Model.make(width, height, panel: .general)
    try model.act(.palette)
    let count = CommandList.actions("", model: model).count
    #expect(model.screen().contains(" 1 of \(count) "))
    model.send(.down, .down)
    #expect(model.screen().contains(" 3 of \(count) "))
    model.write("fetch the catalogue ag")
    #expect(model.screen().firstMatch(of: /\d of \d/) == nil)
    var gallery = Model.gallery(12, width, height)
    try gallery.act(.chooseFilter)
    guard case .dropdown(let state)? = gallery.editor else { throw NotOnScreen(text: "filters") }
    let seen = ListOverlay(dropdown: state, model: gallery).place.first.height
    #expect(gallery.screen().contains(" 1 of \(state.choices.count) ") == (state.choices.count > seen))
  }

  @Test func spaceTogglesAConditionAndTheListStays() throws {
    var model = Model.gallery(12)
    try model.act(.chooseFilter)
    model.send(.down, .character(" "), .down, .down, .down, .character(" "))
    #expect(model.gallery.filter == "is:saved since:today")
    #expect(model.editor != nil)
    model.send(.character(" "))
    #expect(model.gallery.filter == "is:saved")
    #expect(model.help(of: .galleryFilter).hasPrefix("Space switches"))
    #expect(KeyHints.hints(for: model).contains { $0.keys == "Space" })
    model.send(.up, .up, .up, .enter)
    #expect(model.editor == nil)
    #expect(model.gallery.filter.isEmpty)
  }

  @Test func anEmptyListOfJobsIsSmall() throws {
    var model = Model.make()
    try model.act(.jobs)
    #expect(JobsView(ListState(), model).place.frame.height == 3)
    #expect(model.screen().contains("No jobs yet"))
  }
}

/// Settings, values and pictures in the palette.
@Suite struct PaletteSearchTests {
  private func titles(_ text: String, _ model: Model) -> [String] {
    PaletteSearch(text, model).entries.map { $0.title(in: model) }
  }

  @Test func valuesAreSet() throws {
    var model = Model.make(panel: .general)
    try model.act(.palette)
    model.write("timeout 60")
    #expect(model.screen().contains("Image generation timeout: 60"))
    model.send(.enter)
    #expect(model.settings.general.timeout == 60 && model.layers.isEmpty)
  }

  @Test func settingsModelsAndPicturesAreFound() {
    let model = Model.gallery(3)
    #expect(titles("theme light", model).contains("Theme: light"))
    #expect(titles("metadata", model).contains("Metadata in image files"))
    #expect(titles("timeout 99999", model).allSatisfy { !$0.contains("99999") || $0.hasPrefix("Pictures") })
    #expect(titles("fox", model).last?.hasPrefix("Pictures that hold") == true)
  }

  @Test func whatBelongsToThePlaceComesFirst() {
    let model = Model.gallery(3)
    guard case .action(let first)? = PaletteSearch("", model).entries.first else { return #expect(Bool(false)) }
    #expect(first.group == .gallery)
  }
}
