import Cells
import Domain
import Foundation
import Testing

@testable import Interface

@Suite struct InstructTests {
  private let answer = "KEYWORDS:\nkeeper, storm\n\nDESCRIPTIVE:\nA keeper in a storm."

  private func instructing(_ width: Int = 80, _ height: Int = 24) throws -> Model {
    var model = Model.make(width, height)
    model.now = 10
    try model.act(.changeTab)
    model.send(.enter)
    model.write("the keeper in a storm")
    return model
  }

  private func writes(_ effects: [Effect]) -> [(JobID, ChatRequest)] {
    effects.compactMap { if case .write(let id, let request) = $0 { (id, request) } else { nil } }
  }

  @Test func theTabIsShownAndChanged() throws {
    var model = Model.make(120, 40)
    #expect(model.screen().contains("Prompt │ Instruct"))
    try model.act(.changeTab)
    #expect(model.create.tab == .instruct)
    #expect(model.form.refs.prefix(3) == [.instructions, .setting("general.client"), .character])
    #expect(model.screen().contains("Write the prompt"))
    try model.act(.changeTab)
    #expect(model.create.tab == .prompt && model.form.refs.first == .prompt)
    model.go(to: .general)
    try model.act(.changeTab)
    #expect(model.panel == .create && model.create.tab == .instruct)
  }

  @Test func oneActIsOneRequestAndItsAnswerIsEditable() throws {
    var model = try instructing()
    let effects = try model.act(.generate)
    let (id, request) = try #require(writes(effects).first)
    #expect(effects.count == 1 && sends(effects) == 0)
    #expect(request.text.hasSuffix("the keeper in a storm") && request.maxTokens == 1024)
    // Held down, the key does nothing more.
    #expect(try model.act(.cancelText) == [.cancel(id)])
    model.now += 10
    let (second, _) = try #require(writes(try model.act(.generate)).first)
    _ = model.update(.progressed(second, .sent(bytes: 100)))
    _ = model.update(.progressed(second, .text("KEYWORDS:\nkee")))
    #expect(model.screen().contains("kee"))
    let old = model.create.prompt.text
    let after = model.update(.answered(second, Outcome(text: answer, usage: Usage(cost: 0.001))))
    #expect(after.isEmpty && model.layers.isEmpty && model.create.tab == .prompt)
    #expect(model.create.prompt.text == "A keeper in a storm.")
    #expect(model.create.format == .landscape && model.spent == 0.001)
    #expect(model.log.contains { $0.text.contains(old) })
    #expect(model.jobs.allSatisfy { !$0.makesPictures })
  }

  @Test func theVisTypeDecidesTheFormat() throws {
    var model = try instructing()
    model.send(.escape)
    model.create.visType = .characterPortrait
    model.now += 10
    let (id, request) = try #require(writes(try model.act(.generate)).first)
    #expect(request.text.contains("square (1:1)"))
    _ = model.update(.answered(id, Outcome(text: answer)))
    #expect(model.create.format == .square)
  }

  @Test func emptyInstructionsAndAMissingKeySendNothing() throws {
    var model = Model.make()
    model.now = 10
    try model.act(.changeTab)
    #expect(try model.act(.generate) == [.beep])
    #expect(model.notice?.text.contains("instructions are empty") == true)
    var keyless = Model.make(key: .missing)
    keyless.now = 10
    keyless.layers = []
    try keyless.act(.changeTab)
    keyless.create.instructions.replace(with: "a fox")
    #expect(try keyless.act(.generate).isEmpty)
  }

  @Test func characterNameIsALineOfText() throws {
    var model = try instructing()
    model.send(.escape)
    try model.focus(.character)
    model.send(.enter)
    model.write("Elara")
    model.send(.enter)
    #expect(model.create.character == "Elara" && model.brief.character == "Elara")
  }

  @Test func aFailureIsReadAndSaysWhatMayBeBilled() throws {
    var model = try instructing(120, 40)
    let (id, _) = try #require(writes(try model.act(.generate)).first)
    _ = model.update(.progressed(id, .sent(bytes: 10)))
    _ = model.update(.failed(id, .server))
    let screen = model.screen()
    #expect(screen.contains("The service had a fault.") && screen.contains("may have been billed"))
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
    #expect(model.send(.escape).isEmpty && model.layers.isEmpty)
  }

  @Test func anAnswerThatCannotBeUsedLeavesThePromptAlone() throws {
    var model = try instructing()
    let (id, _) = try #require(writes(try model.act(.generate)).first)
    _ = model.update(.answered(id, Outcome(text: "\n\n")))
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
    #expect(model.notice?.kind == .error)
  }

  @Test(arguments: [Key.escape, .character("x"), .control("c")])
  func cancellingSaysWhatMayBeBilled(key: Key) throws {
    var model = try instructing()
    let (id, _) = try #require(writes(try model.act(.generate)).first)
    _ = model.update(.progressed(id, .sent(bytes: 10)))
    #expect(model.send(key) == [.cancel(id)])
    #expect(model.layers.isEmpty && model.notice?.text.contains("may still bill") == true)
    // A late answer changes nothing but the bill.
    _ = model.update(.answered(id, Outcome(text: answer, usage: Usage(cost: 0.5))))
    #expect(model.create.prompt.text == CreateState.defaultPrompt && model.spent == 0.5)
    _ = model.update(.failed(id, Failure(.cancelled, "Cancelled.")))
    #expect(model.jobs.allSatisfy { !$0.makesPictures })
  }

  @Test func withoutABackendThePromptIsShownInTheFallbackForm() throws {
    var settings = Settings()
    settings.general.textToImage = .none
    var model = Model.make(settings: settings, key: .missing)
    model.layers = []
    model.now = 10
    model.create.prompt.replace(with: "a fox")
    #expect(try model.act(.generate).isEmpty)
    guard let text = model.top(TextLayer.self)?.words else { throw NotOnScreen(text: "the prompt") }
    #expect(text.hasPrefix("Digital art, a fox"))
    model.layers = []
    model.settings.prompt.fallbackType = .descriptive
    model.now += 10
    try model.act(.generate)
    #expect(model.screen().contains("A digital painting."))
    model.layers = []
    model.create.written = WrittenPrompt(keywords: "vixen, snow", descriptive: "a fox")
    model.settings.prompt.fallbackType = .keywords
    #expect(model.promptOnly?.contains("vixen, snow") == true)
    model.create.prompt.replace(with: "a changed fox")
    #expect(model.promptOnly?.contains("a changed fox") == true)
  }

  @Test(arguments: [(60, 20), (80, 24), (40, 12), (180, 50)]) func itFits(width: Int, height: Int) throws {
    var model = try instructing(width, height)
    #expect(model.screen().contains("the keeper"))
    model.send(.escape)
    try model.act(.generate)
    #expect(!model.screen().isEmpty)
  }
}
