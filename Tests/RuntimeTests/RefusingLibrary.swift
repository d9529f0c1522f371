import Domain

/// A library that can be read and takes no change, as on a disk that is full.
struct RefusingLibrary: AssetLibrary {
  let library: any AssetLibrary

  static let failure = Failure(.storage, "The change was not kept.")

  func change(_ ids: [String], _ change: AssetChange) throws(Failure) -> [Asset] { throw Self.failure }
  func discard(_ ids: [String]) throws(Failure) { throw Self.failure }

  func keep(_ bytes: [UInt8], as asset: Asset, embedding: Bool) throws(Failure) -> Asset {
    try library.keep(bytes, as: asset, embedding: embedding)
  }
  func claimed(_ bytes: [UInt8], at path: String, as asset: Asset) -> Asset {
    library.claimed(bytes, at: path, as: asset)
  }
  func note(_ assets: [Asset]) throws(Failure) { try library.note(assets) }
  func add(_ bytes: [UInt8], as asset: Asset, embedding: Bool) throws(Failure) -> Asset {
    try library.add(bytes, as: asset, embedding: embedding)
  }
  func marked(_ bytes: [UInt8], with asset: Asset) -> [UInt8] { library.marked(bytes, with: asset) }
  func importFile(_ path: String) throws(Failure) -> Asset { try library.importFile(path) }
  func find(_ query: AssetQuery, limit: Int, offset: Int) throws(Failure) -> [Asset] {
    try library.find(query, limit: limit, offset: offset)
  }
  func count(_ query: AssetQuery) throws(Failure) -> Int { try library.count(query) }
  func ids(_ query: AssetQuery) throws(Failure) -> [String] { try library.ids(query) }
  func assets(_ ids: [String]) throws(Failure) -> [Asset] { try library.assets(ids) }
  func holdings() throws(Failure) -> Holdings { try library.holdings() }
  func asset(_ id: String) throws(Failure) -> Asset { try library.asset(id) }
  func restore(_ ids: [String]) throws(Failure) { try library.restore(ids) }
  func delete(_ ids: [String]) throws(Failure) { try library.delete(ids) }
  func path(of asset: Asset) -> String { library.path(of: asset) }
  func reconcile() throws(Failure) -> [String] { try library.reconcile() }
  func revision() -> UInt64 { library.revision() }
  func keptCopy(of reference: Reference) -> String? { library.keptCopy(of: reference) }
  func notices() -> [String] { library.notices() }
}
