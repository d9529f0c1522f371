import Cells
import Domain
import Testing

@testable import Interface

/// `u` on Create: what was done there comes back, and nothing of another panel is touched.
@Suite struct CreateUndoTests {
  @Test func aKilledPromptComesBack() throws {
    var model = Model.make()
    model.send(.enter, .control("u"))
    model.write("a cat")
    model.send(.escape)
    try model.act(.undo)
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
    #expect(model.notice?.text.contains("the prompt is \"Digital art") == true)
    try model.act(.redo)
    #expect(model.create.prompt.text == "a cat")
    #expect(model.notice?.text.hasPrefix("Redone") == true)
  }

  @Test func aSettingOfAnotherPanelStays() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    model.send(.right)
    let timeout = model.settings.general.timeout
    #expect(timeout != 300)
    model.go(to: .create)
    try model.act(.undo)
    #expect(model.settings.general.timeout == timeout)
    #expect(model.notice?.text == "Nothing to undo on Create.")
    model.go(to: .general)
    try model.act(.undo)
    #expect(model.settings.general.timeout == 300)
  }

  @Test func controlsAndSettingsOfCreateGoBackInTheirOrder() throws {
    var model = Model.make()
    try model.focus(.draft(.format))
    model.send(.right)
    try model.focus(setting: "text-to-image.resolution")
    model.send(.right)
    let resolution = model.settings.textToImage
    #expect(resolution != Settings().textToImage)
    try model.act(.undo)
    #expect(model.settings.textToImage == Settings().textToImage)
    #expect(model.create.format != .landscape)
    try model.act(.undo)
    #expect(model.create.format == .landscape)
    try model.act(.redo)
    try model.act(.redo)
    #expect(model.settings.textToImage == resolution && model.create.format != .landscape)
    try model.act(.undo)
    // What was taken back on Create is taken back on its own panel as well.
    model.go(to: .general)
    try model.act(.undo)
    #expect(model.notice?.text == "Nothing to undo on General.")
  }

  @Test func aPromptThatAModelWroteGivesTheFormerOneBack() throws {
    var model = Model.make()
    try model.act(.changeTab)
    model.send(.enter)
    model.write("a lighthouse")
    model.send(.escape)
    let effects = try model.act(.generate)
    let id: JobID = try #require(effects.lazy.compactMap { if case .write(let id, _) = $0 { id } else { nil } }.first)
    let answer = Outcome(text: "KEYWORDS:\nlighthouse\n\nDESCRIPTIVE:\nA lighthouse at dusk.")
    _ = model.update(.answered(id, answer))
    #expect(model.create.prompt.text == "A lighthouse at dusk.")
    #expect(model.notice?.text.contains("u brings back") == true)
    try model.act(.undo)
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
  }

  @Test func aReplacedPromptIsUndoneInItsBox() throws {
    var model = Model.make()
    try model.makePicture()
    model.create.showsResult = false
    model.zone = .form
    model.send(.enter, .control("u"))
    model.write("something else")
    model.send(.escape)
    model.go(to: .create)
    model.create.showsResult = true
    model.zone = .result
    try model.act(.editAgain)
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
    model.send(.control("z"))
    #expect(model.create.prompt.text == "something else")
  }

  /// Default prompt, then one of one's own, then `e` on a result of the first.
  private func recalled() throws -> Model {
    var model = Model.make()
    try model.makePicture()
    model.go(to: .create)
    model.create.showsResult = false
    model.zone = .form
    model.send(.enter, .control("u"))
    model.write("something else")
    model.send(.escape)
    model.create.showsResult = true
    model.zone = .result
    try model.act(.editAgain)
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
    return model
  }

  @Test func aPromptThatCameBackIsAStepOfItsOwn() throws {
    var model = try recalled()
    model.write("!")
    model.send(.escape)
    try model.act(.undo)
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
    try model.act(.undo)
    #expect(model.create.prompt.text == "something else")
  }

  @Test func whatIsBeingTypedWhenAPromptComesBackIsNotLost() throws {
    var model = Model.make()
    model.send(.enter, .control("u"))
    model.write("half a thought")
    _ = model.update(.gallery(.recalled(Draft(prompt: "a red fox"), [])))
    #expect(model.create.prompt.text == "a red fox")
    #expect(model.log.contains { $0.text == "Replaced prompt: half a thought" })
    model.send(.escape)
    try model.act(.undo)
    #expect(model.create.prompt.text == "half a thought")
  }

  @Test func referencesComeBack() throws {
    var model = Model.make()
    _ = model.update(.referencesRead([.make("a.png"), .make("b.png")], refused: [], .add))
    try model.focus(.reference(0))
    try model.act(.removeReference)
    #expect(model.create.references.map(\.name) == ["b.png"])
    try model.act(.undo)
    #expect(model.create.references.map(\.name) == ["a.png", "b.png"])
    try model.act(.undo)
    #expect(model.create.references.isEmpty)
  }

  @Test func whatTheLastRunLeftIsNoAct() throws {
    var model = Model.make()
    model.restore(SavedDraft(CreateState(prompt: "kept"), awaiting: ["/pics/a.png"]))
    _ = model.start()
    _ = model.update(.referencesRead([.make("a.png")], refused: [], .restore))
    try model.act(.undo)
    #expect(model.create.prompt.text == "kept" && model.create.references.count == 1)
    #expect(model.notice?.text == "Nothing to undo on Create.")
  }
}
