import Foundation

extension Fields {
  /// How other programs are served.
  static let gateway: [Field] =
    [
      .text(
        "gateway.host", "Host", \.gateway.host, help: "The address to listen at; others than this machine's need a key."
      )
      .usually("127.0.0.1"),
      .whole("gateway.port", "Port", \.gateway.port, in: 0...65_535, help: "0 takes a free one."),
      .model(
        "gateway.image-model", "Image model", \.gateway.imageModel, for: .textToImage,
        help: "For pictures where the client names no model; empty is the panel's."
      ).usually("the panel's"),
      .model(
        "gateway.force-model", "Force model", \.gateway.forcedModel, for: nil,
        help: "Serves every request, whatever it asks for; empty is what it asks for."
      ).usually("as asked"),
      .list(
        "gateway.aliases", "Aliases", \.gateway.aliases,
        help:
          "PATTERN=MODEL, commas between; the first regular expression that fits counts."
      ) { text throws(Failure) in try ModelAlias.list(text).map(\.text) },
      .dropdown(
        "gateway.response-format", "Pictures come", \.gateway.responseFormat,
        help: "How pictures come where the client does not say."
      ) { $0.title },
      .dropdown(
        "gateway.mask", "Masks", \.gateway.mask,
        help: "What becomes of an edit's mask; over the result, nothing outside it changes."
      ) { $0.title },
      .dropdown(
        "gateway.chat-images", "Pictures of a chat", \.gateway.chatImages,
        help: "A link behind the words serves clients that show text alone."
      ) { $0.title },
      .amount(
        "gateway.budget-per-day", "Budget per day", \.gateway.budgetPerDay,
        help: "US dollars of all clients a day; past it all is refused. Empty is no limit."),
      .slider(
        "gateway.total-budget", "Patience", \.gateway.patience, in: 5...600, step: 5, unit: "s",
        help: "Seconds for all tries of one request: waits of the service, and other models."),
      .list(
        "gateway.origins", "Browser pages", \.gateway.origins,
        help: "Pages that may use it from a browser, as http://localhost:3000, with commas."
      ) { text throws(Failure) in try origins(text) },
    ] + identity("user-agent", "User-Agent", \.gateway.userAgent.mode, \.gateway.userAgent.value)
    + identity("referer", "Referer", \.gateway.referer.mode, \.gateway.referer.value)
    + identity("title", "Title", \.gateway.title.mode, \.gateway.title.value)

  private static func identity(
    _ name: String, _ label: String, _ mode: SettingsPath<IdentityRule.Mode>, _ value: SettingsPath<String>
  ) -> [Field] {
    [
      .dropdown(
        "gateway.identity.\(name).mode", "\(label) (mode)", mode,
        help: "Whose \(label) OpenRouter gets; other services get none."
      ) { $0.title },
      .text(
        "gateway.identity.\(name).value", "\(label) (value)", value,
        help: "What OpenRouter is told; empty is Visualizer's own."
      ).usually("Visualizer's own"),
    ]
  }

  private static func origins(_ text: String) throws(Failure) -> [String] {
    let origins = Field.items(of: text)
    for origin in origins {
      let parts = URLComponents(string: origin)
      guard let parts, let scheme = parts.scheme, ["http", "https"].contains(scheme), parts.host?.isEmpty == false,
        parts.path.isEmpty, parts.query == nil
      else {
        throw Failure(
          .usage, "\"\(Harmless.line(origin, limit: 80))\" is no page's origin.",
          advice: "An origin is https://name or http://name:port, without a path.")
      }
    }
    return origins
  }
}
