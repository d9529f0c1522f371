import Domain
import Engine
import Service
import Storage

@testable import Runtime

extension Engine {
  /// An engine over stores in memory.
  ///
  /// - Parameters:
  ///   - home: a real library in place of them.
  ///   - library: in place of the home's.
  static func over(
    _ service: any ImageService, stores: MemoryStores = MemoryStores(), ledger: (any SpendLedger)? = nil,
    reading: any CatalogueReading = FixedReading(), home: Home? = nil, library: (any AssetLibrary)? = nil,
    key: APIKey? = nil
  ) -> Engine {
    var ports = EnginePorts(
      makeService: { _, _ in service }, reading: reading, cache: stores, settings: stores, keys: stores,
      pictures: home?.pictures ?? stores, styles: stores, source: "test")
    ports.library = library ?? home?.library
    ports.ledger = ledger ?? home?.ledger
    ports.prompts = home?.prompts
    ports.runs = home.map { DiskRunStore(paths: $0.paths) }
    ports.lexicon = home.map { LexiconFiles(paths: $0.paths) }
    ports.presets = home.map { PresetFiles(paths: $0.paths) }
    ports.pause = { _ in await Task.yield() }
    return Engine(ports, key: key)
  }
}

extension EffectRunner {
  /// The effects of an engine, over stores in memory.
  convenience init(_ engine: Engine, _ stores: MemoryStores = MemoryStores(), inbox: Inbox) {
    self.init(services: Services(engine: engine, folders: stores, desktop: stores), inbox: inbox)
  }
}
