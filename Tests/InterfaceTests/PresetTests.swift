import Cells
import Domain
import Testing

@testable import Interface

/// Presets and what is drawn, on Create.
@Suite struct PresetTests {
  private static var card: Preset {
    var preset = Preset(name: "card")
    (preset.prompt, preset.negative, preset.format, preset.count) = ("a {knight|witch}", "text", .portrait, 2)
    (preset.model, preset.parameters) = ("black-forest-labs/flux.2-pro", ["resolution": "2K"])
    return preset
  }

  private func open() throws -> Model {
    var model = Model.make()
    #expect(try model.act(.presets) == [.loadPresets])
    _ = model.update(.presetsLoaded([Self.card]))
    return model
  }

  @Test func oneIsTakenWithAllThatItHolds() throws {
    var model = try open()
    #expect(model.screen().contains("flux.2-pro · portrait · ×2"))
    model.send(.enter)
    #expect(model.create.prompt.text == "a {knight|witch}" && model.create.format == .portrait)
    #expect(model.create.count == 2 && model.settings.textToImage.model == Self.card.model)
    #expect(model.settings.textToImage[parameter: "resolution"] == "2K")
    model.send(.escape)
    try model.act(.undo)
    #expect(model.settings == Settings() && model.create.prompt.text == "a {knight|witch}")
    try model.act(.undo)
    #expect(model.create.prompt.text == CreateState.defaultPrompt && model.create.count == 1)
  }

  @Test func aModelThatIsGoneStaysOut() throws {
    var model = try open()
    var gone = Self.card
    gone.model = "nobody/nothing"
    _ = model.update(.presetsLoaded([gone]))
    model.send(.enter)
    #expect(model.settings == Settings() && model.create.prompt.text == "a {knight|witch}")
    #expect(model.notice?.kind == .warning)
  }

  @Test func whatStandsOnCreateIsKept() throws {
    var model = try open()
    model.send(.control("s"))
    model.write("mine")
    let draft = model.create.draft
    let expected = draft.preset(named: "mine", model.settings.textToImage)
    #expect(model.send(.enter) == [.savePreset(expected)])
    // The name of another one is asked about.
    model.send(.control("s"))
    #expect(model.send(.enter).isEmpty && model.isOnTop(Confirm.self))
    #expect(model.send(.character("y")) == [.savePreset(draft.preset(named: "card", model.settings.textToImage))])
  }

  @Test func aKeyInThePromptIsAskedAbout() throws {
    var model = try open()
    model.create.prompt.replace(with: "sk-or-v1-0123456789abcdef")
    model.send(.control("s"))
    model.write("mine")
    #expect(model.send(.enter).isEmpty && model.isOnTop(Confirm.self))
  }

  @Test func oneIsDeletedAfterAQuestion() throws {
    var model = try open()
    #expect(model.send(.control("x")).isEmpty)
    #expect(model.send(.character("y")) == [.deletePreset("card")])
  }

  @Test func willSendShowsADrawAndEachActDrawsAnew() throws {
    var model = Model.make(80, 40)
    model.create.wildcardSeed = 3
    model.send(.enter, .control("u"))
    model.write("a {red|blue|green|black} fox")
    model.send(.escape)
    let first = try #require((try? model.plan.get())?.requests.first)
    #expect(first.drawn?.seed == 3)
    let screen = model.screen()
    #expect(
      screen.contains(first.drawn?.words.capitalizedFirst ?? "-") && screen.contains("1 of 4 draws · p shows them"))
    try model.act(.previewPrompt)
    for colour in ["red", "blue", "green", "black"] { #expect(model.screen().contains(". a \(colour) fox")) }
    model.send(.escape)
    let sent = try model.act(.generate)
    guard case .generate(_, let request, _)? = sent.first(where: { if case .generate = $0 { true } else { false } })
    else { throw NotOnScreen(text: "job") }
    #expect(request == first && model.create.wildcardSeed == 4)
    #expect((try? model.plan.get())?.requests.first?.drawn?.seed == 4)
  }

  /// Another draw of the same prompt is no change that automatic generation would send.
  @Test func anotherDrawIsNotSentByItself() throws {
    var settings = Settings()
    settings.general.automaticGeneration = true
    var model = Model.make(settings: settings)
    model.send(.enter, .control("u"))
    model.write("a {red|blue|green|black} fox")
    model.send(.escape)
    try model.act(.generate)
    #expect(model.automation.changed == nil)
    model.goToPrompt()
    model.write("y")
    #expect(model.automation.changed != nil)
  }

  @Test func aFileOfWildcardsThatComesIsPlannedWith() {
    var model = Model.make()
    model.create.prompt.replace(with: "a __colour__ fox")
    _ = model.update(.lexiconLoaded(Lexicon()))
    guard case .failure = model.plan else {
      Issue.record("planned without a file")
      return
    }
    _ = model.update(.lexiconLoaded(Lexicon(wildcards: WildcardFiles(["colour": "red"]))))
    #expect((try? model.plan.get())?.prompt.text.contains("A red fox.") == true)
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
