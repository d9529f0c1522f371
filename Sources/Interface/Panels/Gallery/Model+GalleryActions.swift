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

  // MARK: Choosing

  mutating func toggleMark() {
    guard let id = gallery.id(at: gallery.list.cursor) else { return }
    if gallery.marked.remove(id) == nil { gallery.marked.append(id) }
    gallery.list.move(by: 1, count: gallery.count)
  }

  /// The two that are marked, or the one that is marked and the one under the cursor.
  var pair: (String, String)? {
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
