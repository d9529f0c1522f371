import Domain
import Engine

/// One question about one picture.
struct Analysis: Sendable {
  /// Whether it goes out though the ledger cannot note it.
  var evenUnrecorded: Bool
  var settings: Settings
  var question: PictureQuestion
  var console: Console

  /// - Throws: a failure that says what to change before anything can be sent.
  func request(_ picture: Reference, _ workspace: Workspace) async throws(Failure) -> ChatRequest {
    guard settings.general.analysis == .openRouter else {
      throw Failure(
        .configuration, "Image analysis is switched off.", advice: "Set general.analysis to openrouter.")
    }
    let wish = CatalogueWish(model: settings.analysis.model, timeout: settings.general.timeout)
    let catalogue = try await workspace.catalogue(wish, console).catalogue
    let request = try question.request(settings: settings, catalogue: catalogue, pictures: [picture])
    for id in settings.analysis.others where !request.fallbacks.contains(where: { $0.model == id }) {
      console.note("\(Harmless.line(id, limit: 120)) cannot describe images here, so it is left out.")
    }
    return request
  }

  /// - Parameter hear: gets each piece of text as it comes.
  func send(
    _ request: ChatRequest, _ workspace: Workspace, hear: @escaping @Sendable (String) -> Void
  ) async throws(Failure) -> Outcome {
    try await workspace.ask(request, evenUnrecorded: evenUnrecorded, console, hear: hear)
  }

  func reading(_ outcome: Outcome, _ request: ChatRequest) -> PictureAnalysis {
    let model = outcome.model ?? outcome.attempts.last?.model ?? request.model
    return PictureAnalysis(answer: Harmless.block(outcome.text), model: model)
  }

  /// - Parameter asset: the picture's entry in the library.
  func json(_ outcome: Outcome, _ request: ChatRequest, of asset: Asset?) -> JSONText {
    let analysis = reading(outcome, request)
    return .object([
      ("ok", .truth(true)), ("text", .text(analysis.text)), ("tags", .texts(analysis.tags)),
      ("cut", .truth(outcome.cutSentence != nil)), ("model", .text(analysis.model)),
      ("provider", .text(orNull: outcome.provider)), ("cost", .number(orNull: outcome.usage.cost)),
      ("seconds", .seconds(outcome.seconds)), ("generation_id", .text(orNull: outcome.generationID)),
      ("asset", .text(orNull: asset?.id)), ("attempts", .list(outcome.attempts.map(\.json))),
    ])
  }
}
