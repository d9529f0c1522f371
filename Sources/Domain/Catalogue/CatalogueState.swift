/// Where the catalogue in use comes from.
package enum CatalogueState: Hashable, Sendable {
  /// Nothing yet.
  case absent
  case loading
  /// From the disk, to be refreshed.
  case cached
  case live
  /// It could not be fetched; what was there before stays in use.
  case stale(Failure)
}
