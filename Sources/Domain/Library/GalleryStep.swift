/// A change of one picture.
package struct AssetEdit: Hashable, Sendable {
  package var id: String
  package var change: AssetChange

  package init(_ id: String, _ change: AssetChange) {
    self.id = id
    self.change = change
  }
}

/// What takes back what was done in the gallery.
package enum GalleryStep: Hashable, Sendable {
  case restore([String])
  case discard([String])
  case edit([Undoing])

  /// What was changed of a picture, and what takes that back.
  package struct Undoing: Hashable, Sendable {
    package var id: String
    package var made: AssetChange
    package var back: AssetChange

    package init(_ edit: AssetEdit, of before: Asset) {
      (id, made, back) = (edit.id, edit.change, edit.change.inverse(for: before))
    }
  }
}
