/// The port to the catalogue's copy on disk.
package protocol CatalogueCache: Sendable {
  /// The last snapshot taken from `source`; nil when there is none or it cannot be read.
  func load(source: String) -> CatalogueSnapshot?

  func save(_ snapshot: CatalogueSnapshot) throws(Failure)
}
