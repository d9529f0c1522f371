import Domain
import Service

/// Makes a client for a key; nil is none. The first call may take long (the demo starts its service then).
package typealias ServiceMaker = @Sendable (APIKey?, Patience) async throws(Failure) -> any ImageService

/// Everything outside that the engine works with, behind ports.
package struct EnginePorts: Sendable {
  package var makeService: ServiceMaker
  package var reading: any CatalogueReading
  package var cache: any CatalogueCache
  package var endpoints: (any EndpointCache)?
  package var settings: any SettingsStore
  package var keys: any KeyStore
  package var pictures: any PictureStore
  package var styles: any StyleStore
  /// Nil: prompts name nothing.
  package var lexicon: (any LexiconStore)?
  package var presets: (any PresetStore)?
  /// Nil keeps no prompts of earlier.
  package var prompts: (any PromptHistory)?
  /// Nil keeps no manifests of what the screen sweeps.
  package var runs: (any RunStore)?
  /// Nil keeps pictures as mere files.
  package var library: (any AssetLibrary)?
  /// Nil keeps no account of spending.
  package var ledger: (any SpendLedger)?
  /// Nil keeps no pieces of speech: after a failure all of them are asked for again.
  package var pieces: (any SpokenPieces)?
  /// The waits before a cost is asked for; tests shorten them.
  package var pause: @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
  /// The catalogue's source, for its cache: the base URL, or a word for the demo.
  package var source: String
  /// Whether the service is OpenRouter itself, and no other at its address.
  package var isOpenRouter = false

  package init(
    makeService: @escaping ServiceMaker, reading: any CatalogueReading, cache: any CatalogueCache,
    settings: any SettingsStore, keys: any KeyStore,
    pictures: any PictureStore, styles: any StyleStore, source: String
  ) {
    self.makeService = makeService
    self.reading = reading
    self.cache = cache
    self.settings = settings
    self.keys = keys
    self.pictures = pictures
    self.styles = styles
    self.source = source
  }
}
