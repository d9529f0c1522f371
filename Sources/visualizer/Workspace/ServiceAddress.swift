import Domain
import OpenRouter

/// Which service is spoken to, and who said so.
struct ServiceAddress: Hashable, Sendable {
  enum Origin: Hashable, Sendable { case option, environment, settings, standard, demo }

  static let variable = "OPENROUTER_BASE_URL"

  /// Nil for the demo, whose port is known only once it runs.
  let baseURL: BaseURL?
  let origin: Origin

  /// OpenRouter itself.
  static let standard = ServiceAddress(baseURL: .openRouter, origin: .standard)

  private init(baseURL: BaseURL?, origin: Origin) {
    self.baseURL = baseURL
    self.origin = origin
  }

  /// `--base-url`, else OPENROUTER_BASE_URL, else the settings, else OpenRouter itself.
  init(_ options: GlobalOptions, environment: [String: String], settings: Settings) throws(Failure) {
    guard !options.demo else {
      (baseURL, origin) = (nil, .demo)
      return
    }
    let named: [(String?, Origin)] = [
      (options.baseURL, .option), (environment[Self.variable], .environment), (settings.general.baseURL, .settings),
    ]
    for case (let text?, let source) in named where !text.isEmpty {
      baseURL = try BaseURL(text)
      origin = source
      return
    }
    (baseURL, origin) = (.openRouter, .standard)
  }

  /// Under which the catalogue is kept on disk.
  var source: String { baseURL?.description ?? "demo" }

  /// Why the key stays here; nil where it may go.
  ///
  /// A key goes to OpenRouter and to this machine. To another host it goes only when both the key and the address were
  /// given for this very run; a changed settings file alone must not lead it astray.
  func obstacle(for source: KeySource) -> Failure? {
    guard let baseURL, !baseURL.isOpenRouter, !baseURL.isLoopback else { return nil }
    if source == .environment, origin == .environment || origin == .option { return nil }
    return Failure(
      .configuration, "The key is not sent to \(Harmless.line(baseURL.host, limit: 200)), which is not OpenRouter.",
      advice: "To allow it, set both OPENROUTER_API_KEY and \(Self.variable) in the environment.")
  }
}
