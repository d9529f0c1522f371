import Domain
import Raster

/// A reference that was read, with the small picture that the form shows.
package struct LoadedReference: Hashable, Sendable {
  package var reference: Reference
  package var thumbnail: Bitmap

  package init(reference: Reference, thumbnail: Bitmap) {
    self.reference = reference
    self.thumbnail = thumbnail
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(reference.path) }
}
