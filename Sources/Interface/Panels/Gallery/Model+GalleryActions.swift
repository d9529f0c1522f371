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

  /// Those that are marked, or the one that is marked and the one under the cursor; nil where they are not two to nine.
  var fewMarked: [String]? {
    var marked = gallery.marked
    if marked.count == 1, let id = gallery.id(at: gallery.list.cursor) { marked.append(id) }
    return (2...Rules.mostSideBySide).contains(marked.count) ? Array(marked) : nil
  }

  // MARK: Files

  mutating func export(_ ids: [String], to folder: String) -> [Effect] {
    guard !folder.allSatisfy(\.isWhitespace) else { return [] }
    gallery.exportFolder = folder
    return [.gallery(.export(ids, to: folder))]
  }

  static func pictures(_ count: Int) -> String { count == 1 ? "the picture" : "\(count) pictures" }
}
