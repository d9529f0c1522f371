import Domain
import Raster

/// What is known of a picture, with where its file is: one of the library, or a result that the library could not take.
package struct GalleryItem: Hashable, Sendable, Identifiable {
  package var asset: Asset
  /// Absolute: where the user finds it. Empty while it is in memory alone.
  package var path: String
  /// Whether the library has it; else what is known of it stands here alone.
  package let isInLibrary: Bool

  package init(_ asset: Asset, path: String, isInLibrary: Bool = true) {
    self.asset = asset
    self.path = path
    self.isInLibrary = isInLibrary
  }

  package var id: String { asset.id }

  package var isSaved: Bool { asset.state == .saved }

  /// What it is called, or may be called.
  var offeredName: String { asset.name ?? asset.suggestedName }

  /// Whether a picture made of one is as good for the other.
  func hasSameFile(as other: GalleryItem) -> Bool {
    path == other.path && asset.byteCount == other.asset.byteCount && asset.isMissing == other.asset.isMissing
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(asset.id) }
}

/// A picture of the library as it is shown, small or large, or why it cannot be.
package struct AssetPicture: Sendable {
  package var bitmap: Bitmap?
  /// Empty where there is a bitmap.
  package var note: String
  /// Whether the file is gone.
  package var isMissing: Bool

  package init(bitmap: Bitmap?, note: String = "", isMissing: Bool = false) {
    self.bitmap = bitmap
    self.note = note
    self.isMissing = isMissing
  }
}

/// What the library answers to a query.
package struct GalleryListing: Sendable {
  package var query: AssetQuery
  /// All that fit, in order.
  package var ids: [String]
  package var holdings: Holdings
  /// Another number whenever any instance has changed the library.
  package var revision: UInt64
  /// The first of them, so that something can be seen at once.
  package var first: [GalleryItem]

  package init(query: AssetQuery, ids: [String], holdings: Holdings, first: [GalleryItem], revision: UInt64 = 0) {
    self.query = query
    self.ids = ids
    self.holdings = holdings
    self.first = first
    self.revision = revision
  }
}
