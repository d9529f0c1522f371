import Domain
import Foundation
import Testing

@testable import Domain

/// Texts parted into pieces, and plans of them.
struct SpeechTests {
  private func words(_ text: some StringProtocol) -> [Substring] {
    Substring(text).split(whereSeparator: \.isWhitespace)
  }

  @Test(arguments: [40, 100, 4096])
  func nothingIsLostAndNoPieceIsTooLong(limit: Int) {
    let sentence = "The fox, who was red, ran \"home!\" Then it slept… 狐は赤い。雪の中を走る。 Dr. No said nothing.\n\n"
    let text = String(repeating: sentence, count: 1200)
    #expect(text.utf8.count > 100_000)
    let pieces = SpeechSplitter(limit: limit).pieces(of: text)
    #expect(pieces.allSatisfy { !$0.isEmpty && $0.unicodeScalars.count <= limit })
    #expect(pieces.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
  }

  @Test func sentencesStayWhole() {
    let pieces = SpeechSplitter(limit: 30).pieces(of: "One is short. Two is short, too. Three! Four ends here.")
    #expect(pieces == ["One is short.", "Two is short, too. Three!", "Four ends here."])
    #expect(SpeechSplitter(limit: 100).pieces(of: "  All of it.  ") == ["All of it."])
    #expect(SpeechSplitter(limit: 12).pieces(of: "first, second third") == ["first,", "second third"])
    #expect(SpeechSplitter(limit: 4).pieces(of: "abcdefghij") == ["abcd", "efgh", "ij"])
    #expect(
      SpeechSplitter(limit: 20).pieces(of: "Part one\n\nPart two. It is long.") == [
        "Part one", "Part two.", "It is long.",
      ])
    #expect(SpeechSplitter(limit: 5).pieces(of: " \n ").isEmpty)
  }

  private func catalogue(_ prices: TokenPrices, voices: [String] = ["af_alloy", "af_bella"], limit: Int? = 50)
    -> Catalogue
  {
    var speaker = CatalogueModel(
      id: "hexgrad/kokoro-82m", name: "Kokoro", contextLength: limit, outputs: [.speech], tokenPrices: prices)
    speaker.voices = voices
    let writer = CatalogueModel(id: "a/writer", name: "Writer")
    return Catalogue(chatModels: [speaker, writer], imageModels: [], providers: [], fetched: .distantPast)
  }

  private func plan(
    _ text: String, _ catalogue: Catalogue, isNamed: Bool = false, change: (inout Settings) -> Void = { _ in }
  ) throws -> SpeechPlan {
    var settings = Settings()
    change(&settings)
    return try SpeechPlanner(settings: settings, catalogue: catalogue, isVoiceNamed: isNamed).plan(text)
  }

  @Test func aPlanSaysAllThatGoesOut() throws {
    let price = Decimal(string: "0.000001") ?? 0
    let catalogue = catalogue(TokenPrices(prompt: price, completion: 0))
    let plan = try plan("One sentence of forty signs, no more of it. And another one.", catalogue) {
      $0.speech.speed = 125
      $0.speech.format = .wav
    }
    #expect(plan.requests.map(\.text) == ["One sentence of forty signs, no more of it.", "And another one."])
    #expect(plan.requests.allSatisfy { $0.voice == "af_alloy" && $0.speedText == "1.25" && $0.format.wire == "pcm" })
    #expect(plan.characters == 59 && plan.estimate == .range(low: price * 59, high: price * 59))
    #expect(plan.requests.compactMap { plan.most(of: $0) }.reduce(0, +) == plan.most)
    #expect(try self.plan("Hi.", catalogue).requests[0].speed == nil)
  }

  @Test func aPriceThatNobodyStatesIsNone() throws {
    for prices in [TokenPrices(), TokenPrices(prompt: 0, completion: 0), TokenPrices(prompt: 1, completion: 2)] {
      let plan = try plan("Hi.", catalogue(prices))
      #expect(plan.estimate.bounds == nil && plan.most == nil)
      #expect(plan.assuming(3).most(of: plan.requests[0]) == 3)
    }
  }

  @Test func aVoiceIsOneOfTheModel() throws {
    let prices = TokenPrices(prompt: 1, completion: 0)
    let other = try plan("Hi.", catalogue(prices, voices: ["ara"]))
    #expect(other.requests[0].voice == "ara" && other.adjustments.map(\.parameter) == ["voice"])
    let named = #expect(throws: Failure.self) {
      try plan("Hi.", catalogue(prices), isNamed: true) { $0.speech.voice = "af_bela" }
    }
    #expect(named?.advice.contains("af_bella") == true)
    #expect(try plan("Hi.", catalogue(prices, voices: [])).requests[0].voice == "af_alloy")
    #expect(try plan("Hi.", catalogue(prices, voices: [])) { $0.speech.voice = "" }.requests[0].voice == nil)
  }

  @Test func whatDoesNotSpeakIsRefused() throws {
    let catalogue = catalogue(TokenPrices(prompt: 1, completion: 0))
    #expect(throws: Failure.self) { try plan("Hi.", catalogue) { $0.speech.model = "a/writer" } }
    #expect(throws: Failure.self) { try plan("Hi.", catalogue) { $0.speech.model = "no/such" } }
    #expect(throws: Failure.self) { try plan("  ", catalogue) }
    #expect(
      try plan(String(repeating: "word ", count: 2000), self.catalogue(TokenPrices(), limit: nil)).requests.count == 3)
  }

  @Test func whatIsSpokenIsNoPictureOfTheLibrary() throws {
    let plan = try plan(String(repeating: "word ", count: 2000), catalogue(TokenPrices(prompt: 1, completion: 0)))
    let asset = Asset(id: "0123456789ab", created: .distantPast, speaking: plan)
    let text = try JSONEncoder().encode(asset)
    let read = try JSONDecoder().decode(Asset.self, from: text)
    #expect(read == asset && read.sound?.words == plan.text && read.origin.prompt.count == 1000)
    let old = try JSONDecoder().decode(Asset.self, from: Data(#"{"id":"0123456789ab","sound":{"speed":"x"}}"#.utf8))
    #expect(old.sound == Sound())
  }
}
