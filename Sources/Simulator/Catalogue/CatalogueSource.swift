/// Where the simulator's catalogue comes from.
package enum CatalogueSource: Sendable, Equatable {
  /// The recorded answers built into the program.
  case recorded
  /// A folder whose files (`models.json`, `models-output-image.json`, `models-output-speech.json`, `image-models.json`, `providers.json`,
  /// `image-endpoints-AUTHOR_SLUG.json`) take the place of the recorded ones of the same name; the others stay.
  case folder(String)
}
