import Domain

/// Everything outside that effects need, behind ports.
package struct Services: Sendable {
  /// A client for a key; nil is none. The first call may take long (the demo starts its service then).
  package var makeService: @Sendable (APIKey?) async throws(Failure) -> any ImageService
  package var reading: any CatalogueReading
  package var cache: any CatalogueCache
  package var settings: any SettingsStore
  package var keys: any KeyStore
  package var pictures: any PictureStore
  package var folders: any FolderReading
  package var desktop: any Desktop
  package var styles: any StyleStore
  /// Nil keeps pictures as mere files.
  package var library: (any AssetLibrary)?
  /// Nil keeps no account of spending.
  package var ledger: (any SpendLedger)?
  /// Nil makes small pictures anew each time.
  package var thumbnails: (any ThumbnailCache)?
  /// Nil forgets what stands on Create.
  package var drafts: (any DraftStore)?
  /// The waits before a cost is asked for; tests shorten them.
  package var pause: @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
  /// The catalogue's source, for its cache: the base URL, or a word for the demo.
  package var source: String

  package init(
    makeService: @escaping @Sendable (APIKey?) async throws(Failure) -> any ImageService,
    reading: any CatalogueReading, cache: any CatalogueCache, settings: any SettingsStore, keys: any KeyStore,
    pictures: any PictureStore, folders: any FolderReading, desktop: any Desktop, styles: any StyleStore,
    source: String, library: (any AssetLibrary)? = nil, ledger: (any SpendLedger)? = nil,
    thumbnails: (any ThumbnailCache)? = nil
  ) {
    self.makeService = makeService
    self.reading = reading
    self.cache = cache
    self.settings = settings
    self.keys = keys
    self.pictures = pictures
    self.folders = folders
    self.desktop = desktop
    self.styles = styles
    self.source = source
    self.library = library
    self.ledger = ledger
    self.thumbnails = thumbnails
  }
}
