import Domain

/// What must be so in the gallery for an action. An action names its needs in the order in which they are looked at.
enum GalleryNeed: Sendable {
  /// All pictures are seen, and none of them large.
  case overview
  /// Not several side by side.
  case noSeveral
  /// There is a picture.
  case listed
  /// Likewise, and the action is about the one under the cursor, or about those that are marked.
  case chosen
  /// It is about one picture alone.
  case single
  /// It is known what was sent, where it is about one.
  case request
  /// Something is known of how it was made, where it is about one.
  case recipe
  case untrashed
  case trashed
  /// Two to nine are marked, or seen side by side.
  case fewMarked
  /// At least two are marked, or seen side by side.
  case severalMarked
  /// Several are seen side by side.
  case sideBySide
  /// There is something to take back.
  case undoStep

  /// Why it is not so; nil where it is.
  func reason(in model: Model) -> String? {
    let gallery = model.gallery
    switch self {
    case .overview: return gallery.view == .many ? nil : Self.goBack
    case .noSeveral: return gallery.sideBySide.isEmpty ? nil : Self.goBack
    case .listed, .chosen: return gallery.count > 0 ? nil : "There is no picture here."
    case .single:
      let count = gallery.chosen.count
      return count < 2 ? nil : "That goes with one picture; \(count) are marked. Esc takes the marks away."
    case .request:
      return Self.one(gallery).map { $0.request != nil || $0.sound != nil } ?? true ? nil : Self.unknownRecipe
    case .recipe: return Self.one(gallery)?.isRecipeKnown ?? true ? nil : Self.unknownRecipe
    case .untrashed, .trashed: return reasonOfTrash(gallery)
    case .fewMarked:
      return model.fewMarked == nil && gallery.view == .many
        ? "Mark two to nine pictures with Space; c shows them side by side." : nil
    case .severalMarked:
      return gallery.marked.count < 2 && gallery.sideBySide.isEmpty
        ? "Mark the pictures with Space first; then w shows two at a time." : nil
    case .sideBySide:
      return gallery.sideBySide.isEmpty ? "Works where pictures are side by side; c shows those that are marked." : nil
    case .undoStep: return model.history.canUndo(at: .gallery) ? nil : "Nothing to undo in the gallery."
    }
  }

  private func reasonOfTrash(_ gallery: GalleryState) -> String? {
    let isOne = gallery.chosen.count == 1
    let trashed = gallery.chosenItems.count { $0.asset.state == .trashed }
    if self == .trashed { return trashed > 0 ? nil : "\(isOne ? "It is" : "They are") not in the trash." }
    guard trashed > 0 else { return nil }
    return isOne ? "It is in the trash; b brings it back." : "\(trashed) of them are in the trash; b brings them back."
  }

  private static func one(_ gallery: GalleryState) -> Asset? {
    gallery.chosen.count == 1 ? gallery.chosenItems.first?.asset : nil
  }

  private static let goBack = "Esc goes back to the pictures first."
  private static let unknownRecipe = "How it was made is not known; i makes it the reference of an edit."
}

extension Model {
  /// Why an action has nothing to do in the gallery, which may not be on the screen yet; nil when it has.
  func galleryReason(_ needs: [GalleryNeed]) -> String? {
    var there = self
    if layout.gallery == nil { there.go(to: .gallery) }
    guard there.layout.gallery != nil else { return "Go to the gallery first." }
    return needs.lazy.compactMap { $0.reason(in: there) }.first
  }
}
