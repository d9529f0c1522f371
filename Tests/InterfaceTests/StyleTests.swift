import Cells
import Domain
import Testing

@testable import Interface

/// Styles made, edited, copied and deleted on the panel Styles.
@Suite struct StyleTests {
  private static let own = ImageStyle(
    id: "my_styles__ink", name: "Ink", kind: .art, positiveKeywords: ["ink", "a, b"], negativeKeywords: ["colour"],
    positiveDescriptive: "Drawn in ink.", instructions: "Lines.")

  /// The panel Styles with a style of the user's own chosen as art style.
  private func styles(_ width: Int = 80, _ height: Int = 24) -> Model {
    var settings = Settings()
    settings.styles.art = Self.own.id
    var model = Model.make(width, height, panel: .styles, settings: settings)
    _ = model.update(.stylesLoaded(StyleBook(model.world.styles.styles + [Self.own])))
    return model
  }

  private func question(_ model: Model) throws -> String {
    guard let confirm = model.top(Confirm.self) else { throw NotOnScreen(text: "question") }
    return confirm.question
  }

  @Test func aNewStyleIsWrittenAndSaved() throws {
    var model = Model.make(panel: .styles)
    try model.focus(setting: "styles.scene-card")
    model.send(.character("n"))
    #expect(model.context == .style)
    model.write("Mine q?")
    model.send(.tab)
    #expect(model.styleDraft?.kind == .subject(.sceneCard))
    model.send(.left, .left, .left, .tab)
    model.write("one, two,, no dogs")
    model.send(.tab, .tab)
    model.write("A line")
    model.send(.enter)
    model.write("and more.")
    let expected = ImageStyle(
      id: "", name: "Mine q?", kind: .art, positiveKeywords: ["one", "two", "no dogs"],
      positiveDescriptive: "A line\nand more.")
    #expect(try model.act(.saveStyle) == [.saveStyle(expected, isNew: true)])
    #expect(try model.act(.saveStyle).isEmpty)
    var saved = expected
    saved.id = "my_styles__mine"
    _ = model.update(.stylesLoaded(StyleBook(model.world.styles.styles + [saved])))
    let effects = model.update(.styleSaved(saved, isNew: true))
    #expect(model.layers.isEmpty)
    #expect(InterfaceTests.saved(effects)?.styles.art == saved.id)
    #expect(InterfaceTests.saved(try model.act(.undo))?.styles == Settings().styles)
  }

  @Test func aStyleNeedsAName() throws {
    var model = Model.make(panel: .styles)
    model.send(.character("n"), .tab, .tab)
    model.write("x")
    #expect(try model.act(.saveStyle) == [.beep])
    #expect(model.styleDraft?.part == .name)
    model.write("   ")
    #expect(try model.act(.saveStyle) == [.beep])
  }

  @Test func enterOnSaveSaves() throws {
    var model = styles()
    model.send(.character("e"), .backTab)
    #expect(model.styleDraft?.part == .save)
    #expect(model.send(.enter) == [.saveStyle(Self.own, isNew: false)])
  }

  @Test func anOwnStyleIsEditedInPlace() throws {
    var model = styles()
    model.send(.character("e"))
    #expect(model.screen().contains("Drawn in ink."))
    model.write(" wash")
    var changed = Self.own
    changed.name = "Ink wash"
    #expect(try model.act(.saveStyle) == [.saveStyle(changed, isNew: false)])
    #expect(model.update(.styleSaved(changed, isNew: false)).isEmpty)
    #expect(model.layers.isEmpty && model.notice?.text == "Saved Ink wash.")
  }

  @Test func aFailedSaveKeepsWhatWasWritten() throws {
    var model = styles()
    model.send(.character("e"))
    model.write("!")
    try model.act(.saveStyle)
    _ = model.update(.styleFailed(Failure(.storage, "The disk is full.")))
    #expect(model.styleDraft?.style.name == "Ink!")
    #expect(try model.act(.saveStyle).count == 1)
  }

  @Test func stockStylesAreEditedAsCopies() throws {
    var model = Model.make(panel: .styles)
    model.send(.character("e"))
    #expect(try question(model).contains("Edit a copy"))
    model.send(.enter)
    #expect(model.layers.isEmpty)
    model.send(.character("e"), .character("y"))
    let draft = try #require(model.styleDraft)
    #expect(draft.isNew && draft.style.name == "Digital Art copy" && !draft.style.isStock && !draft.isChanged)
    model.send(.escape)
    #expect(model.layers.isEmpty)
  }

  @Test func leavingAsksOnlyWhenSomethingChanged() throws {
    for leave in [Key.escape, .control("c")] {
      var model = styles()
      model.send(.character("e"), .tab, .tab)
      model.write("x")
      model.send(.backspace, leave)
      #expect(model.layers.isEmpty)
      model.send(.character("e"))
      model.write("x")
      model.send(leave)
      #expect(try question(model).contains("not saved"))
      model.send(.enter)
      #expect(model.styleDraft?.style.name == "Inkx")
      model.send(leave, .character("y"))
      #expect(model.layers.isEmpty)
    }
  }

  @Test func quittingAsksWhileAStyleIsWritten() throws {
    var model = styles()
    model.send(.character("e"))
    #expect(model.send(.function(10)) == [.quit(0)])
    model.write("x")
    #expect(model.send(.function(10)).isEmpty)
    #expect(try question(model).contains("style that is open"))
  }

  @Test func aCopyIsAskedItsName() throws {
    var model = Model.make(panel: .styles)
    model.send(.character("D"))
    #expect(model.screen().contains("Digital Art copy"))
    model.send(.end)
    model.write(" 2")
    let effects = model.send(.enter)
    guard case .saveStyle(let style, isNew: true)? = effects.first else { throw NotOnScreen(text: "effect") }
    #expect(style.name == "Digital Art copy 2" && style.positiveKeywords == ["digital art"] && !style.isStock)
    model.send(.character("D"), .control("u"))
    #expect(model.send(.enter).isEmpty)
  }

  @Test func deletingAsksAndNoIsTheDefault() throws {
    var model = styles()
    model.send(.character("x"), .enter)
    #expect(model.layers.isEmpty)
    #expect(model.send(.character("x"), .character("y")) == [.deleteStyle(Self.own.id)])
    model.create.style = Self.own.id
    _ = model.update(.stylesLoaded(StyleBook(model.world.styles.styles.filter { $0.id != Self.own.id })))
    let effects = model.update(.styleDeleted(Self.own.id))
    #expect(InterfaceTests.saved(effects)?.styles.art == Settings().styles.art)
    #expect(model.create.style == nil)
  }

  @Test func stockStylesAreNotDeleted() throws {
    var model = Model.make(panel: .styles)
    #expect(model.send(.character("x")).isEmpty)
    #expect(model.layers.isEmpty)
    #expect(model.notice?.text.contains("D makes a copy") == true)
    #expect(!KeyHints.hints(for: model).contains { $0.words == "delete" })
    #expect(KeyHints.hints(for: styles(120, 40)).contains { $0.words == "delete" })
  }

  @Test func aRowWithoutStyleSaysSo() throws {
    var settings = Settings()
    settings.styles.art = ""
    var model = Model.make(panel: .styles, settings: settings)
    for key: Character in ["e", "D", "x"] {
      #expect(model.send(.character(key)).isEmpty && model.layers.isEmpty)
      #expect(model.notice?.text == "No style is chosen in this row.")
    }
    model.notice = nil
    #expect(model.screen().contains("adds: nothing"))
  }

  @Test func theEditorTakesTheStyleOrAPart() throws {
    var model = styles()
    model.send(.character("e"))
    #expect(model.send(.function(4)) == [.openStyleEditor(Self.own, nil)])
    model.send(.tab, .tab, .tab, .tab)
    #expect(model.send(.function(4)) == [.openStyleEditor(Self.own, .positiveDescriptive)])
    _ = model.update(.stylePartEdited(.positiveDescriptive, "Two\nlines\u{1B}\n"))
    #expect(model.styleDraft?.style.positiveDescriptive == "Two\nlines")
    var other = Self.own
    other.name = "Other"
    other.kind = .subject(.sceneCard)
    _ = model.update(.styleEdited(other))
    #expect(model.styleDraft?.style == other && model.styleDraft?.isChanged == true)
    model.layers = []
    #expect(model.update(.styleEdited(other)).isEmpty && model.layers.isEmpty)
  }

  @Test func aPasteGoesIntoThePart() throws {
    var model = styles()
    model.send(.character("e"), .tab)
    model.paste(text: "q\nn")
    #expect(model.styleDraft?.style == Self.own)
    model.send(.backTab)
    model.paste(text: " and\nwash")
    #expect(model.styleDraft?.style.name == "Ink and wash")
  }

  @Test func theMouseGoesToPartsAndSaves() throws {
    var model = styles()
    model.send(.character("e"))
    let place = try model.place(of: "Instructions")
    model.click(place.x, place.y)
    #expect(model.styleDraft?.part == .instructions)
    model.click(0, 0)
    #expect(model.styleDraft?.part == .instructions)
    let save = try model.place(of: "^S Save")
    #expect(model.click(save.x, save.y) == [.saveStyle(Self.own, isNew: false)])
  }

  @Test(arguments: [(80, 24), (120, 40), (60, 20), (40, 12)]) func everyPartIsSeenWithTheFocus(size: (Int, Int)) throws
  {
    var model = styles(size.0, size.1)
    model.send(.character("e"))
    for part in StylePart.allCases {
      #expect(model.styleDraft?.part == part)
      #expect(model.screen().contains("▌" + part.label) || part == .save && model.screen().contains("^S Save"))
      if part.isText { #expect(model.frame().cursor != nil, "\(part)") }
      model.send(.tab)
    }
    #expect(model.styleDraft?.part == .name)
  }

  @Test func thePanelSaysWhatTheFocusedStyleAdds() throws {
    for size in [(80, 24), (120, 40), (60, 20), (40, 12)] {
      var model = styles(size.0, size.1)
      #expect(model.screen().contains("adds: Drawn in ink."))
      try model.focus(setting: "styles.scene-illustration")
      #expect(model.screen().contains("adds: A wide scene."))
    }
    var gone = styles()
    gone.settings.styles.art = "my_styles__gone"
    #expect(gone.screen().contains("not there any more"))
  }

  /// What a style adds is shown as far as there are lines for it.
  @Test func wordsAreNotCutAboveEmptyRows() throws {
    let words = (1...160).map { "word\($0)" }.joined(separator: " ")
    var hasFree = false
    for height in 14...60 {
      var model = styles(80, height)
      var long = Self.own
      long.positiveDescriptive = words
      _ = model.update(.stylesLoaded(StyleBook(model.world.styles.styles.filter { $0.id != long.id } + [long])))
      let placed = FormLayout(model, inside: model.layout.inside(try #require(model.layout.form)))
      let free = placed.inside.height - placed.total
      let isWhole = model.screen().contains("word160")
      hasFree = hasFree || free > 0
      #expect(isWhole || free <= 0, "\(height): \(free) rows are free")
    }
    #expect(hasFree)
  }

  @Test func theFinalPromptMarksItsSources() throws {
    for size in [(80, 24), (40, 30)] {
      var model = Model.make(size.0, size.1, panel: .styles)
      model.send(.character("p"))
      let screen = model.screen()
      for words in ["Digital Art", "Scene Illustration", "your prompt", "negative prompt", "Avoid: text"] {
        #expect(screen.contains(words), "\(words)")
      }
      model.send(.escape)
      #expect(model.layers.isEmpty)
    }
  }

  @Test func nFindsTheNextOnOtherPanels() throws {
    var model = Model.make(panel: .general)
    #expect(Keymap.standard.action(for: .character("n"), in: model.context) == .findNext)
    model.go(to: .styles)
    #expect(Keymap.standard.action(for: .character("n"), in: model.context) == .newStyle)
    #expect(Keymap.standard.keys(for: .findNext, in: .styles).isEmpty)
    #expect(try model.act(.refresh).first == .loadStyles)
  }
}
