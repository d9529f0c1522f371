import Domain

extension ForeignReading {
  private static let defaults = ["agents", "defaults"]

  /// Reads OpenClaw's openclaw.json, and what other programs write in its form.
  mutating func readOpenClaw() {
    readOpenClawParts()
    finish()
  }

  mutating func readOpenClawParts() {
    takeKey(from: ["env", "OPENROUTER_API_KEY"])
    takeKey(from: ["env", "vars", "OPENROUTER_API_KEY"])
    takeKey(from: ["models", "providers", "openrouter", "apiKey"])
    take("general.base-url", from: ["models", "providers", "openrouter", "baseUrl"]) {
      $0 == "https://openrouter.ai/api/v1" ? "" : $0
    }
    readTextModel()
    readPictureModel()
    let vision = Self.defaults + ["imageModel"]
    take(model(at: vision), at: vision, for: "analysis")
    readModelNames()
    readSpeech()
  }

  private mutating func readTextModel() {
    let place = Self.defaults + ["model"]
    guard let model = model(at: place), let (reference, path) = model.primary else { return }
    if let id = id(of: reference) {
      take("general.client", id, from: path)
    } else {
      leave(path, Self.foreign(reference))
    }
    if !model.fallbacks.isEmpty { leave(place + ["fallbacks"], "The text model has no fallbacks here.") }
  }

  /// One model makes and edits pictures there.
  private mutating func readPictureModel() {
    for name in [["imageGenerationModel"], ["mediaModels", "image"]] {
      let place = Self.defaults + name
      guard let model = model(at: place) else { continue }
      take(model, at: place, for: "text-to-image")
      if let (reference, path) = model.primary, let id = id(of: reference) { take("editing.model", id, from: path) }
      take("general.timeout", from: place + ["timeoutMs"]) { Int($0).map { String(max(1, $0 / 1000)) } ?? $0 }
    }
  }

  /// `models: {"openrouter/author/slug": {alias: "name"}}`.
  private mutating func readModelNames() {
    let place = Self.defaults + ["models"]
    for entry in tree[place]?.entries ?? [] {
      guard let name = text(place + [entry.key, "alias"]), let id = id(of: entry.key) else { continue }
      take(alias: name, for: id)
    }
  }

  private mutating func readSpeech() {
    let speech = ["messages", "tts"]
    guard tree[speech] != nil else { return }
    if let provider = text(speech + ["provider"]), provider != "openrouter" {
      leave(speech + ["provider"], "\(Harmless.line(provider, limit: 40)) does not speak through OpenRouter.")
    }
    for place in [speech + ["providers", "openrouter"], speech + ["openrouter"]] {
      takeKey(from: place + ["apiKey"])
      for (field, name) in Self.speech {
        take(field, from: place + [name]) { field == "speech.model" ? Self.bare($0) : $0 }
      }
    }
  }

  private static let speech = [
    ("speech.model", "model"), ("speech.voice", "voice"), ("speech.voice", "speakerVoice"),
    ("speech.format", "responseFormat"), ("speech.speed", "speed"),
  ]

  private static func bare(_ reference: String) -> String {
    reference.hasPrefix("openrouter/") ? String(reference.dropFirst("openrouter/".count)) : reference
  }
}
