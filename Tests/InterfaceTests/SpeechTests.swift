import Cells
import Domain
import Foundation
import Raster
import Testing

@testable import Interface

/// The panel Speech: what is said goes out once, and what comes is seen, played and found again.
@Suite struct SpeechTests {
  private static let speaker = "hexgrad/kokoro-82m"

  private func model(_ width: Int = 100, _ height: Int = 40, settings: Settings = Settings()) -> Model {
    var speaker = CatalogueModel(
      id: Self.speaker, name: "Kokoro", contextLength: 60, outputs: [.speech],
      tokenPrices: TokenPrices(prompt: Decimal(string: "0.001"), completion: 0))
    speaker.voices = ["af_alloy", "bf_emma"]
    let catalogue = Catalogue.make([imageModel("google/gemini-2.5-flash-image"), speaker])
    var model = Model.make(width, height, panel: .speech, settings: settings, catalogue: catalogue)
    _ = model.update(.ticked(10))
    return model
  }

  private func item(_ model: Model, path: String = "/sounds/fox.mp3") throws -> GalleryItem {
    let plan = try model.speech.plan.get()
    var asset = Asset(id: "00000000abcd", created: Date(timeIntervalSince1970: 1_795_000_000), speaking: plan)
    (asset.file, asset.mediaType) = ("fox.mp3", "audio/mpeg")
    asset.sound?.duration = 83
    asset.cost = Decimal(string: "0.02")
    return GalleryItem(asset, path: path)
  }

  /// A model in which something was spoken.
  private func spoken() throws -> Model {
    var model = model()
    model.speech.text.replace(with: "A red fox.")
    model.planSpeech()
    let effects = try model.act(.generate)
    guard case .speak(let id, _)? = effects.first else { throw NotOnScreen(text: "speak") }
    let wave = Bitmap(width: 40, height: 10, red: 90, green: 200, blue: 90)
    _ = model.update(.spoken(id, try item(model), wave, Outcome(usage: Usage(cost: 0.02), seconds: 2)))
    return model
  }

  @Test func whatIsTypedIsPlannedAndSentOnce() throws {
    var model = model()
    #expect(model.screen().contains("There is no text to speak."))
    try model.focus(.spokenText)
    model.send(.enter)
    model.write("A red fox.")
    #expect(
      model.screen().contains("10 characters, af_alloy of hexgrad/kokoro-82m") && model.screen().contains("$0.01"))
    model.send(.escape)
    let effects = try model.act(.generate)
    let plan = try model.speech.plan.get()
    #expect(effects == [.speak(JobID(model.nextJob - 1), plan)])
    #expect(model.speakingJob?.title == "Speech" && model.panel == .speech && model.layers.isEmpty)
    _ = model.update(.ticked(20))
    #expect(try model.act(.generate).contains { if case .speak = $0 { true } else { false } } == false)
  }

  @Test func whatIsPastedIsTaken() throws {
    var model = model()
    try model.focus(.spokenText)
    model.paste(text: "From the clipboard.")
    let plan = try model.speech.plan.get()
    #expect(model.speech.text.text == "From the clipboard." && plan.characters == 19)
  }

  @Test func severalRequestsAreAskedAbout() throws {
    var model = model()
    model.speech.text.replace(with: String(repeating: "The fox ran home through the snow. ", count: 4))
    model.planSpeech()
    #expect(try model.act(.generate).isEmpty && model.screen().contains("This sends 4 requests"))
    let effects = model.send(.character("y"))
    #expect(effects.contains { if case .speak(_, let plan) = $0 { plan.requests.count == 4 } else { false } })
  }

  @Test func limitsAndKeysAreAskedAbout() throws {
    var settings = Settings()
    settings.budget.perDay = "0.005"
    var model = model(settings: settings)
    model.world.spending = SpendSummary([], now: Date())
    model.speech.text.replace(with: "A red fox.")
    model.planSpeech()
    #expect(try model.act(.generate).isEmpty && model.screen().contains("budget per day"))
    var other = self.model()
    other.world.keySearch = KeySearch(try APIKey("sk-or-v1-0123456789abcdef"))
    other.speech.text.replace(with: "It is sk-or-v1-0123456789abcdef.")
    other.planSpeech()
    #expect(try other.act(.generate).isEmpty && other.screen().contains("looks like a key"))
  }

  @Test func whatCameIsSeenPlayedAndStopped() throws {
    var model = try spoken()
    let screen = model.screen()
    #expect(screen.contains("1:23") && screen.contains("P plays it") && screen.contains("/sounds/fox.mp3"))
    let frame = model.frame()
    let cells = (0..<frame.size.height).flatMap { frame.row($0) }
    #expect(cells.count { $0.kind == .picture } > 100, "the waveform")
    #expect(
      try model.act(.playSound) == [.play(asset: "00000000abcd", path: "/sounds/fox.mp3", mediaType: "audio/mpeg")])
    #expect(model.screen().contains("P stops"))
    #expect(try model.act(.playSound) == [.stopPlaying])
    #expect(model.spent == Decimal(string: "0.02"))
  }

  @Test func aFailureIsSaidAndTheNextActIsFree() throws {
    var model = model()
    model.speech.text.replace(with: "A red fox.")
    model.planSpeech()
    guard case .speak(let id, _)? = try model.act(.generate).first else { throw NotOnScreen(text: "speak") }
    let kept = "1 of 3 pieces came and are kept."
    _ = model.update(.failed(id, Failure(.network, "It broke off.", advice: kept, billed: .yes)))
    #expect(model.screen().contains("It broke off.") && model.speakingJob == nil)
    _ = model.update(.ticked(30))
    #expect(try !model.act(.generate).isEmpty)
  }

  @Test func aPromptGoesToSpeechAndIsSeenThere() throws {
    var model = Model.gallery(3)
    model.zone = .gallery
    _ = model.perform(.speakWords)
    #expect(model.panel == .speech && model.speech.text.text == "Prompt number 0, with a fox")
    #expect(model.jobs.isEmpty, "nothing is sent by that")
  }

  @Test func aSoundOfTheGalleryIsOne() throws {
    var model = Model.gallery(3)
    model.zone = .gallery
    #expect(model.perform(.playSound) == [] || model.notice != nil, "a picture cannot be played")
    let id = try #require(model.gallery.current?.id)
    model.gallery.change(id) { item in
      item.asset.sound = Sound(duration: 83)
      item.asset.sound?.words = "All of the words."
      item.asset.sound?.voice = "bf_emma"
      item.asset.mediaType = "audio/wav"
      (item.asset.width, item.asset.height) = (0, 0)
    }
    let facts = AssetFacts(try #require(model.gallery.current), model)
    #expect(facts.pixels == "1:23" && facts.lines(width: 60).contains { $0.text.contains("bf_emma") })
    #expect(facts.lines(width: 60).contains { $0.text == "Words" })
    let played = model.perform(.playSound)
    #expect(played == [.play(asset: id, path: "/pictures/picture-0.png", mediaType: "audio/wav")])
    _ = model.update(.soundEnded(id))
    #expect(model.speech.playing == nil)
    _ = model.perform(.again)
    #expect(model.panel == .speech && model.speech.text.text == "All of the words.")
    #expect(model.settings.speech.voice == "bf_emma")
  }

  @Test(arguments: [(60, 20), (80, 24), (120, 40), (40, 12)]) func thePanelFits(width: Int, height: Int) throws {
    var model = try spoken()
    model.resize(width, height)
    for ref in model.form.refs {
      try model.focus(ref)
      #expect(!model.screen().isEmpty)
    }
  }
}
