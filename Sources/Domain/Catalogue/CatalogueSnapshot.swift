import Foundation

/// The service's own answers of one moment, undecoded: what the disk cache keeps.
package struct CatalogueSnapshot: Equatable, Sendable {
  /// `GET /models?output_modalities=text,image,speech`
  package var models: [UInt8]
  /// `GET /images/models`
  package var imageModels: [UInt8]
  /// `GET /providers`; empty where it could not be had.
  package var providers: [UInt8]
  package var fetched: Date
  /// The base URL that answered: another service's cache is not used.
  package var source: String

  package init(models: [UInt8], imageModels: [UInt8], providers: [UInt8], fetched: Date, source: String) {
    self.models = models
    self.imageModels = imageModels
    self.providers = providers
    self.fetched = fetched
    self.source = source
  }
}
