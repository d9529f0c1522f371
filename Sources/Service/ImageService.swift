import Domain

/// The port to OpenRouter, or to its simulator. Every call can be cancelled with its task; none is ever repeated
/// once it may have been billed.
package protocol ImageService: Sendable {
  /// Fetches the catalogue: both model lists, and the providers where they can be had. Retries with backoff.
  func fetchCatalogue() async throws(Failure) -> CatalogueSnapshot

  /// The providers of one image model. Empty when the service has no record of it (404).
  func endpoints(of model: String) async throws(Failure) -> [ImageEndpoint]

  /// Asks about the key, with a limit of two seconds.
  func keyInfo() async throws(Failure) -> KeyInfo

  /// Sends exactly one POST.
  func generate(
    _ request: ImageRequest, report: @escaping @Sendable (Progress) -> Void
  ) async throws(Failure) -> Outcome

  /// Sends exactly one POST for text.
  func complete(
    _ request: ChatRequest, report: @escaping @Sendable (Progress) -> Void
  ) async throws(Failure) -> Outcome

  /// Sends exactly one POST for speech, and gives the sound as it comes.
  ///
  /// - Throws: the service's refusal, or why it could not be reached; an answer that is no sound is one, too.
  func speak(_ request: SpeechRequest) async throws(Failure) -> any RelayedAnswer

  /// Sends exactly one POST whose body passes as it is, and gives the answer, which is to be opened first.
  ///
  /// - Throws: why nothing was sent.
  func relay(_ request: RelayRequest) async throws(Failure) -> any RelayedAnswer

  /// Begins a login by the browser. Nothing is sent.
  ///
  /// - Parameter port: where this machine waits for the browser; nil has the page show a code.
  func login(port: UInt16?) throws(Failure) -> BrowserLogin

  /// Exchanges the code of a login for a key, once.
  func key(for code: String, of login: BrowserLogin) async throws(Failure) -> APIKey

  /// As `record`, if it can be had at once: one try of half a second.
  func glance(atGeneration id: String) async -> GenerationRecord?

  /// Looks up what a generation cost; retries a few times, as the record appears a moment after the answer.
  func record(ofGeneration id: String) async throws(Failure) -> GenerationRecord
}

extension ImageService {
  package func glance(atGeneration id: String) async -> GenerationRecord? { nil }

  package func login(port: UInt16?) throws(Failure) -> BrowserLogin { throw Self.noLogin }

  package func key(for code: String, of login: BrowserLogin) async throws(Failure) -> APIKey { throw Self.noLogin }

  private static var noLogin: Failure {
    Failure(.configuration, "This service has no login by the browser.", advice: "Give a key: visualizer key set.")
  }
}
