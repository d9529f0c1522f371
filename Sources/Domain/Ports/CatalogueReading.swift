/// Turns the service's answers into the catalogue, row by row.
package protocol CatalogueReading: Sendable {
  /// Rows that do not decode are skipped and counted. Throws `.badAnswer` only when a file is no JSON list at all.
  func decode(_ snapshot: CatalogueSnapshot) throws(Failure) -> Catalogue
}
