extension Fields {
  /// The rows of the panel Speech.
  static let speech: [Field] = [
    .suggestions(
      "speech.model", "Model", \.speech.model, help: "The model that speaks, from the live catalogue."
    ) { settings, world in
      let models = world.catalogue.models.filter(\.servesSpeech)
      let choices = models.map { Choice($0.id, detail: $0.voices.isEmpty ? "" : "\($0.voices.count) voices") }
      return withCurrent(settings.speech.model, choices)
    },
    .suggestions(
      "speech.voice", "Voice", \.speech.voice, help: "Who speaks; each model has voices of its own."
    ) { settings, world in
      let voices = world.catalogue.model(settings.speech.model)?.voices ?? []
      return withCurrent(settings.speech.voice, [Choice("", "the model's first")] + voices.map { Choice($0) })
    },
    .dropdown(
      "speech.format", "Format", \.speech.format, help: "What kind of file is made of it."
    ) { $0.title },
    .slider(
      "speech.speed", "Speed", \.speech.speed, in: Rules.speechSpeed, step: 5, unit: "%",
      help: "How fast is spoken; 100 is the voice's own speed. Some models do not heed it."),
  ]

  private static func withCurrent(_ current: String, _ choices: [Choice]) -> [Choice] {
    choices.contains { $0.value == current } ? choices : choices + [Choice(current, detail: "not in the list")]
  }
}
