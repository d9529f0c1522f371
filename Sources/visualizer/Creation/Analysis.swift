import Domain

/// One question about one picture.
struct Analysis: Sendable {
  var settings: Settings
  var question: String
  var console: Console

  static let instruction = """
    Describe this image for someone who cannot see it: the subject, the setting, the composition, the light, the colours \
    and the style. Name any text in it. Write two or three short paragraphs, without a heading.
    """

  /// The most that an answer may take, in tokens; without a bound the service reserves credit for the model's longest.
  private static let longest = 2048

  /// - Throws: a failure that says what to change before anything can be sent.
  func request(_ picture: Reference, _ workspace: Workspace) async throws(Failure) -> ChatRequest {
    guard settings.general.analysis == .openRouter else {
      throw Failure(
        .configuration, "Image analysis is switched off.", advice: "Set general.analysis to openrouter.")
    }
    let id = settings.analysis.model
    let catalogue = try await workspace.catalogue(needing: id, console).catalogue
    guard let model = catalogue.model(id) else { throw catalogue.unknown(id) }
    guard model.serves(.analysis) else {
      throw Failure(
        .usage, "\(model.id) does not describe images.", advice: "See `visualizer models --for analysis`.")
    }
    return ChatRequest(
      model: id, text: question, images: [picture],
      maxTokens: min(model.maxCompletionTokens ?? Self.longest, Self.longest),
      routing: settings.analysis.routing, timeout: settings.general.timeout)
  }

  /// - Parameter hear: gets each piece of text as it comes.
  func send(
    _ request: ChatRequest, _ workspace: Workspace, hear: @escaping @Sendable (String) -> Void
  ) async throws(Failure) -> Outcome {
    var outcome = try await workspace.service().complete(request) { progress in
      if case .text(let piece) = progress { hear(piece) }
    }
    if outcome.usage.cost == nil, let id = outcome.generationID {
      outcome.usage.cost = try? await workspace.service().record(ofGeneration: id).totalCost
    }
    return outcome
  }

  func json(_ outcome: Outcome, _ request: ChatRequest) -> JSONText {
    .object([
      ("ok", .truth(true)), ("text", .text(outcome.text)), ("model", .text(outcome.model ?? request.model)),
      ("provider", .text(orNull: outcome.provider)), ("cost", .number(orNull: outcome.usage.cost)),
      ("seconds", .seconds(outcome.seconds)), ("generation_id", .text(orNull: outcome.generationID)),
    ])
  }
}

extension Catalogue {
  /// A `.unknownModel` failure that names what is near.
  func unknown(_ id: String) -> Failure {
    let near = nearest(to: id, count: 3)
    return Failure(
      .unknownModel, "\(Harmless.line(id, limit: 100)) is not in the catalogue.",
      advice: near.isEmpty ? "See `visualizer models`." : "Near it: \(near.joined(separator: ", ")).")
  }
}
