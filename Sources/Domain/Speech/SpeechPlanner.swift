import Foundation

/// Makes a plan of a text and the settings of speech.
package struct SpeechPlanner: Sendable {
  private let settings: Settings
  private let catalogue: Catalogue
  /// Whether the voice was named for this act: then another one is no help.
  private let isVoiceNamed: Bool

  package init(settings: Settings, catalogue: Catalogue, isVoiceNamed: Bool = false) {
    self.settings = settings
    self.catalogue = catalogue
    self.isVoiceNamed = isVoiceNamed
  }

  /// - Throws: a failure that says what to change before anything can be sent.
  package func plan(_ text: String) throws(Failure) -> SpeechPlan {
    let speech = settings.speech
    let model = try catalogue.required(speech.model)
    guard model.servesSpeech else {
      throw Failure(
        .configuration, "\(model.id) does not speak.",
        advice: "Choose one that does: visualizer models --for speech lists them.")
    }
    let pieces = SpeechSplitter(limit: model.speechLimit).pieces(of: text)
    guard !pieces.isEmpty else {
      throw Failure(.usage, "There is no text to speak.", advice: "Write what is to be said.")
    }
    var adjustments: [Adjustment] = []
    let voice = try voice(of: model, &adjustments)
    let requests = pieces.map { piece in
      SpeechRequest(
        model: model.id, text: piece, voice: voice, format: speech.format,
        speed: speech.speed == 100 ? nil : speech.speed, timeout: settings.general.timeout)
    }
    let price = model.characterPrice
    let characters = requests.reduce(0) { $0 + $1.characters }
    let estimate: Estimate =
      price.map { .range(low: $0 * Decimal(characters), high: $0 * Decimal(characters)) }
      ?? .unknown("no price for a character is stated")
    return SpeechPlan(
      text: text, requests: requests, format: speech.format, adjustments: adjustments, estimate: estimate, price: price)
  }

  /// A voice that the model has: providers fail after the bill for others. A model that lists none takes any.
  private func voice(of model: CatalogueModel, _ adjustments: inout [Adjustment]) throws(Failure) -> String? {
    let wanted = settings.speech.voice
    guard let first = model.voices.first else { return wanted.isEmpty ? nil : wanted }
    if model.voices.contains(wanted) { return wanted }
    guard !wanted.isEmpty else { return first }
    if isVoiceNamed { throw refusal(wanted, model) }
    adjustments.append(
      Adjustment(
        parameter: "voice", asked: wanted, sent: first,
        sentence: "\(model.id) has no voice \(Harmless.line(wanted, limit: 60)), so \(first) speaks."))
    return first
  }

  private func refusal(_ wanted: String, _ model: CatalogueModel) -> Failure {
    let near = EditDistance.nearest(to: wanted, among: model.voices)
    let some = near.isEmpty ? Array(model.voices.prefix(8)) : near
    let words = near.isEmpty ? "It has" : "Near it"
    return Failure(
      .usage, "\(model.id) has no voice \(Harmless.line(wanted, limit: 60)).",
      advice: "Nothing was sent. \(words): \(some.joined(separator: ", ")).")
  }
}

extension CatalogueModel {
  /// Whether it speaks.
  package var servesSpeech: Bool { outputs.contains(.speech) && inputs.contains(.text) }

  /// The most characters of one request. Services state it in tokens, and a token is a character at least.
  package var speechLimit: Int { min(contextLength ?? Rules.speechCharacters, Rules.speechCharacters) }

  /// US dollars for a character of the text; nil where none is stated, or where what is spoken costs, too, whose length
  /// nobody knows beforehand. Zero is stated where there is no price, too, unless the id says that it is free.
  package var characterPrice: Decimal? {
    guard let price = tokenPrices.prompt, (tokenPrices.completion ?? 0) == 0 else { return nil }
    return price > 0 || isFreeVariant ? price : nil
  }
}
