import Domain
import Engine
import Foundation
import OpenRouter
import Runtime
import Storage

/// Everything a command or the screen works with, put together in one place from options, environment and files.
struct Workspace: Sendable {
  let environment: [String: String]
  let paths: Paths
  /// With the environment's overrides.
  let loaded: LoadedSettings
  let settingsStore: YAMLSettingsStore
  let keys: any KeyStore
  /// Nil without one, and when it may not be sent to `address`.
  let key: APIKey?
  let keySource: KeySource?
  /// Why there is no key although one was expected: unusable, or not for this address.
  let keyFailure: Failure?
  let address: ServiceAddress
  /// Why the address that was asked for is not the one in use; see `open`.
  let addressFailure: Failure?
  let pictures: DiskPictureStore
  let library: any AssetLibrary
  let ledger: any SpendLedger
  let prompts: any PromptHistory
  let styleFiles: StyleFiles
  let lexiconFiles: LexiconFiles
  let presetFiles: PresetFiles
  let runs: any RunStore
  let themeFiles: ThemeFiles
  let printer: any RequestPrinter
  /// What everything is done by that talks to the service.
  let engine: Engine
  /// One sentence each: folders, settings and key file that are not as they should be.
  let notices: [String]
  let isDemo: Bool

  /// Reads settings and key; starts nothing and waits for nothing.
  ///
  /// - Parameter toleratingAddress: for what sends nothing, such as repairing the settings: an address that cannot be
  ///   used gives way to OpenRouter's own.
  /// - Throws: a `.configuration` failure when the address of the service cannot be used.
  static func open(
    _ options: GlobalOptions, environment: [String: String] = ProcessInfo.processInfo.environment,
    toleratingAddress: Bool = false
  ) throws(Failure) -> Workspace {
    let usual = Paths(environment: environment, home: NSHomeDirectory())
    let paths = options.demo ? usual.demo : usual
    let preparation = paths.prepare()
    let store = YAMLSettingsStore(paths: paths, environment: environment)
    let loaded = store.load()
    let address: ServiceAddress
    var addressFailure: Failure?
    do throws(Failure) {
      address = try ServiceAddress(options, environment: environment, settings: loaded.settings)
    } catch {
      guard toleratingAddress else { throw error }
      (address, addressFailure) = (.standard, error)
    }
    let keys: any KeyStore = options.demo ? DemoKeyStore() : FileKeyStore(paths: paths, environment: environment)
    return Workspace(
      environment, paths, store, loaded, address, addressFailure, keys, KeyFinding(keys, address: address),
      notices: preparation + loaded.notices)
  }

  /// As `open`, for commands: what is amiss is said at once.
  static func open(
    _ options: GlobalOptions, _ console: Console, toleratingAddress: Bool = false
  ) throws(Failure) -> Workspace {
    let workspace = try open(options, toleratingAddress: toleratingAddress)
    workspace.notices.forEach(console.note)
    return workspace
  }

  private init(
    _ environment: [String: String], _ paths: Paths, _ store: YAMLSettingsStore, _ loaded: LoadedSettings,
    _ address: ServiceAddress, _ addressFailure: Failure?, _ keys: any KeyStore, _ finding: KeyFinding,
    notices: [String]
  ) {
    self.environment = environment
    self.paths = paths
    self.loaded = loaded
    settingsStore = store
    self.keys = keys
    key = finding.key
    keySource = finding.source
    keyFailure = finding.failure
    self.address = address
    self.addressFailure = addressFailure
    pictures = DiskPictureStore(paths: paths)
    let database = LibraryDatabase(paths: paths)
    library = GRDBLibrary(database, store: pictures)
    ledger = GRDBLedger(database)
    prompts = GRDBPromptHistory(database)
    styleFiles = StyleFiles(paths: paths)
    lexiconFiles = LexiconFiles(paths: paths)
    presetFiles = PresetFiles(paths: paths)
    runs = DiskRunStore(paths: paths)
    themeFiles = ThemeFiles(paths: paths)
    printer = BodyPrinter()
    // Several folders may have the same fault.
    self.notices = (notices + finding.notices).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    isDemo = address.origin == .demo
    var ports = EnginePorts(
      makeService: Self.service(at: address, unread: DiskUnreadAnswers(paths: paths)),
      reading: CatalogueReader(key: finding.key),
      cache: DiskCatalogueCache(paths: paths), settings: store, keys: keys, pictures: pictures, styles: styleFiles,
      source: address.source)
    ports.endpoints = DiskEndpointCache(paths: paths)
    ports.isOpenRouter = address.baseURL?.isOpenRouter ?? false
    ports.lexicon = lexiconFiles
    ports.presets = presetFiles
    ports.prompts = prompts
    ports.runs = runs
    ports.library = library
    ports.ledger = ledger
    ports.pieces = DiskSpokenPieces(paths: paths)
    engine = Engine(ports, key: finding.key)
  }

  /// Makes clients for the service; those of the demo always carry its own key, and the first one starts the simulator.
  private static func service(at address: ServiceAddress, unread: any UnreadAnswers) -> ServiceMaker {
    guard address.origin == .demo else {
      return { key, patience in
        OpenRouterService.client(
          baseURL: address.baseURL ?? .openRouter, key: key, patience: patience, unread: unread)
      }
    }
    let demo = DemoHost()
    return { _, patience async throws(Failure) in
      let (baseURL, key) = try await demo.access()
      return OpenRouterService.client(baseURL: baseURL, key: key, patience: patience, unread: unread)
    }
  }

  var settings: Settings { loaded.settings }
  var keySearch: KeySearch { KeySearch(key) }

  /// - Throws: what keeps the service from being used for what costs money.
  func requireKey() throws(Failure) {
    guard key == nil else { return }
    throw keyFailure
      ?? Failure(
        .noKey, "There is no OpenRouter key.",
        advice: "Set OPENROUTER_API_KEY, or give it on the screen; --demo needs none.")
  }

  /// What the effects of the screen need.
  func services(desktop: any Desktop) -> Services {
    var services = Services(
      engine: engine, folders: DiskFolders(), desktop: desktop, thumbnails: DiskThumbnailCache(paths: paths),
      drafts: DiskDraftStore(paths: paths))
    services.gateway = ScreenGateway(engine, keys: FileGatewayKeys(paths: paths), printer: printer)
    return services
  }
}
