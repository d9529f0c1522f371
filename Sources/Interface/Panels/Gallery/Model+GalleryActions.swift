import Cells
import Domain
import Media
import OrderedCollections

extension Model {
  mutating func markAll() {
    gallery.marked = gallery.marked.count == gallery.count ? [] : OrderedSet(gallery.ids)
  }

  mutating func askForFolder() {
    let question = "Export \(named(gallery.chosen)) to which folder?"
    let ids = gallery.chosen
    layers.append(LineQuestion(question, gallery.exportFolder, verb: "export") { $0.export(ids, to: $1) })
  }

  /// Why an action has nothing to do in the gallery; nil when it has.
  func galleryReason(against action: Action) -> String? {
    guard layout.gallery != nil else { return reasonInGallery(against: action) }
    if gallery.view != .many, [.markAll, .discardAll, .galleryForm, .sortGallery].contains(action) {
      return "Esc goes back to the pictures first."
    }
    switch action {
    case .importFiles, .filterGallery, .chooseFilter, .galleryForm, .sortGallery: return nil
    case .galleryUndo: return history.canUndo(at: .gallery) ? nil : "Nothing to undo in the gallery."
    default: break
    }
    guard gallery.count > 0 else { return "There is no picture here." }
    let chosen = gallery.chosen
    let trashed = gallery.chosenItems.count { $0.asset.state == .trashed }
    switch action {
    case .editAgain, .analyse, .iterate, .view:
      guard chosen.count < 2 else {
        return "That goes with one picture; \(chosen.count) are marked. Esc takes the marks away."
      }
    default: break
    }
    if action == .again || action == .editAgain, chosen.count == 1, let one = gallery.chosenItems.first?.asset,
      action == .again ? one.request == nil : !one.isRecipeKnown
    {
      return "How it was made is not known; i makes it the reference of an edit."
    }
    switch action {
    case .bringBack: return trashed > 0 ? nil : "\(chosen.count == 1 ? "It is" : "They are") not in the trash."
    case .again, .save, .iterate, .useAsReference, .analyse, .tagAssets, .referenceUses:
      guard trashed > 0 else { return nil }
      return chosen.count == 1
        ? "It is in the trash; b brings it back." : "\(trashed) of them are in the trash; b brings them back."
    case .markAsset:
      if case .pair = gallery.view { return "Esc goes back to the pictures first." }
      return nil
    case .pairAssets:
      return pair == nil && gallery.view == .many ? "Mark two pictures with Space; c shows them side by side." : nil
    default: return nil
    }
  }

  // MARK: Choosing

  mutating func toggleMark() {
    guard let id = gallery.id(at: gallery.list.cursor) else { return }
    if gallery.marked.remove(id) == nil { gallery.marked.append(id) }
    gallery.list.move(by: 1, count: gallery.count)
  }

  /// The two that are marked, or the one that is marked and the one under the cursor.
  private var pair: (String, String)? {
    let marked = gallery.marked
    if marked.count == 2 { return (marked[0], marked[1]) }
    guard marked.count == 1, let id = gallery.id(at: gallery.list.cursor), id != marked[0] else { return nil }
    return (marked[0], id)
  }

  mutating func pairAssets() {
    if case .pair = gallery.view {
      gallery.view = .many
      return
    }
    guard let pair else { return }
    if panel != .gallery { go(to: .gallery) }
    zone = .gallery
    gallery.view = .pair(pair.0, pair.1)
    gallery.isRightChosen = false
  }

  // MARK: Files

  mutating func export(_ ids: [String], to folder: String) -> [Effect] {
    guard !folder.allSatisfy(\.isWhitespace) else { return [] }
    gallery.exportFolder = folder
    return [.gallery(.export(ids, to: folder))]
  }

  static func pictures(_ count: Int) -> String { count == 1 ? "the picture" : "\(count) pictures" }
}
