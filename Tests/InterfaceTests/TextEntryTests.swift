import Cells
import Domain
import Testing

@testable import Interface

/// Text boxes, pastes and the key's line.
@Suite struct TextEntryTests {
  @Test func lettersInATextBoxAreText() throws {
    var model = Model.make()
    model.send(.enter, .control("u"))
    model.write("q? a cat")
    #expect(model.create.prompt.text == "q? a cat")
    #expect(model.layers.isEmpty)
    model.send(.enter)
    model.write("in a hat")
    #expect(model.create.prompt.text == "q? a cat\nin a hat")
    model.send(.escape)
    #expect(model.editor == nil)
    #expect(model.create.prompt.text == "q? a cat\nin a hat")
  }

  @Test func thePlanFollowsThePrompt() throws {
    var model = Model.make()
    model.send(.enter, .control("u"))
    #expect(throws: Failure.self) { try model.plan.get() }
    model.write("a lighthouse")
    #expect(try model.plan.get().prompt.text.contains("A lighthouse"))
    #expect(model.screen().contains("A lighthouse"))
  }

  @Test func generatingWorksOutOfATextBox() throws {
    var model = Model.make()
    model.send(.enter)
    #expect(sends(model.send(.control("g"))) == 1)
    #expect(model.editor == nil)
  }

  @Test func aPasteIsOnlyEverText() throws {
    var model = Model.make()
    model.now = 5
    model.send(.enter, .control("u"))
    let effects = model.paste(text: "q\u{7}\u{1B}[2J\r\nquit\u{3}\ny\tz")
    #expect(effects.isEmpty)
    #expect(model.create.prompt.text == "q[2J\nquit\ny z")
    #expect(model.jobs.isEmpty)
    #expect(model.layers.isEmpty)
  }

  @Test func aPasteOnTheFocusedPromptOpensIt() throws {
    var model = Model.make()
    model.paste(text: " at night")
    #expect(model.context == .text)
    #expect(model.create.prompt.text.hasSuffix("spaceship. at night"))
  }

  @Test func aPasteGoesNowhereElse() throws {
    var model = Model.make(panel: .general)
    model.paste(text: "q")
    #expect(model.settings == Settings())
    #expect(model.editor == nil)
    var result = Model.make(60, 20)
    try result.act(.nextZone)
    result.paste(text: "q")
    #expect(result.create.prompt.text == CreateState.defaultPrompt)
  }

  @Test(.timeLimit(.minutes(1))) func aMegabyteIsCutWithANotice() throws {
    var model = Model.make(120, 40)
    model.send(.enter, .control("u"))
    let line = "Ein Satz mit \u{1B} und q und mehr.\n"
    model.paste(text: String(repeating: line, count: 1_048_576 / line.utf8.count))
    #expect(model.create.prompt.text.utf8.count <= 32_768)
    #expect(model.create.prompt.text.utf8.count > 32_000)
    #expect(model.notice?.text == "The text was too long and is cut.")
    #expect(model.jobs.isEmpty)
    let start = ContinuousClock.now
    _ = model.screen()
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func oneLineBuffersTakeNoNewline() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.base-url")
    model.send(.enter)
    model.paste(text: "https://a.example/\nv1")
    #expect(saved(model.send(.enter))?.general.baseURL == "https://a.example/ v1")
  }

  @Test func anUnfinishedLineIsDroppedByAnotherPanel() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    model.send(.enter)
    model.write("5")
    model.send(.control("p"))
    #expect(model.settings.general.timeout == 300)
    try model.act(.interrupt)
    #expect(model.editor == nil)
    #expect(model.settings == Settings())
  }

  @Test func unfinishedTextStaysInThePromptOverOtherPanels() throws {
    var model = Model.make()
    model.send(.enter)
    model.write(" and a dog")
    model.send(.escape, .character("2"), .character("1"))
    #expect(model.create.prompt.text.hasSuffix("and a dog"))
  }

  @Test func theKeyIsMaskedAndNeverInAFrame() throws {
    var model = Model.make(panel: .openRouter(.textToImage), key: .missing)
    try model.act(.changeKey)
    let secret = "sk-or-v1-abcdefghijklmnop"
    model.paste(text: secret + "\n")
    for size in [(80, 24), (120, 40), (60, 20), (40, 12)] {
      model.resize(size.0, size.1)
      let screen = model.screen()
      #expect(!screen.contains("sk-or-v1"))
      #expect(!screen.contains("abcdef"))
    }
    model.resize(80, 24)
    #expect(model.screen().contains("•••"))
    let effects = model.send(.enter)
    #expect(effects == [.saveKey(try APIKey(secret))])
    #expect(model.editor == nil)
    #expect(!"\(effects)".contains("abcdefghij"))
    #expect(!model.log.contains { $0.text.contains("abcdefghij") })
  }

  @Test func noKeyIsRefusedWithASentence() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.act(.changeKey)
    #expect(model.send(.enter) == [.beep])
    model.write("two words")
    #expect(model.send(.enter) == [.beep])
    #expect(model.notice?.text.contains("not an OpenRouter key") == true)
    model.send(.escape)
    #expect(model.editor == nil)
  }

  @Test(.timeLimit(.minutes(1))) func aLongLineIsDrawnAtOnce() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.act(.changeKey)
    model.paste(text: String(repeating: "k", count: 100_000))
    let start = ContinuousClock.now
    _ = model.screen()
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test func theEditorGetsTheTextAndGivesItBack() throws {
    var model = Model.make()
    #expect(try model.act(.externalEditor) == [.openEditor(.prompt, text: CreateState.defaultPrompt)])
    _ = model.update(.editorClosed(.prompt, text: "Two\nlines\u{1B}\n"))
    #expect(model.create.prompt.text == "Two\nlines")
    try model.focus(.draft(.format))
    #expect(try model.act(.externalEditor).isEmpty)
    #expect(model.notice?.text.contains("F4") == true)
    try model.focus(.negative)
    model.send(.enter)
    #expect(try model.act(.externalEditor) == [.openEditor(.negative, text: "text, watermark")])
  }

  @Test func emptyingTheNegativePromptTakesAvoidOut() throws {
    var model = Model.make()
    #expect(try model.plan.get().prompt.text.contains("watermark"))
    try model.focus(.negative)
    model.send(.enter, .control("u"))
    #expect(try !model.plan.get().prompt.text.contains("watermark"))
  }
}
