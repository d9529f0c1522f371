import Cells
import Domain
import OrderedCollections

extension Model {
  /// What is asked is about the very pictures that go: those in the trash are deleted only where there is no other.
  ///
  /// What the trash gives back is asked about only where it is all that is shown.
  mutating func askToDiscard(_ ids: [String], all: Bool) -> [Effect] {
    let items = ids.compactMap { gallery.item($0) }
    let isTrash =
      all
      ? galleryQuery.states == [.trashed]
      : items.count == ids.count && items.allSatisfy { $0.asset.state == .trashed }
    let ids = isTrash ? ids : ids.filter { gallery.item($0)?.asset.state != .trashed }
    let which = all ? "all \(ids.count) pictures shown" : named(ids)
    guard isTrash else {
      guard all else { return discardAssets(ids) }
      ask(Self.discarding(which, count: ids.count), yes: "Discard") { $0.discardAssets(ids) }
      return []
    }
    let isOwn = items.contains { $0.asset.file.hasPrefix("/") }
    let fate = isOwn ? "Files outside the library stay where they are." : "That cannot be taken back."
    ask("Delete \(which) for good? \(fate)", yes: "Delete") { _ in [.gallery(.delete(ids))] }
    return []
  }

  /// The question before pictures go to the trash.
  static func discarding(_ which: String, count: Int) -> String {
    let them = count == 1 ? "it" : "them"
    return "Discard \(which)? The trash keeps \(them) for 30 days, and u takes \(them) back."
  }

  /// `"Red fox"`, or how many they are.
  func named(_ ids: [String]) -> String {
    guard ids.count == 1, let item = gallery.item(ids[0]) else { return Self.pictures(ids.count) }
    return "\"\(OneLine.text(item.asset.title, limit: 60))\""
  }

  /// Wherever they are shown, they are gone at once.
  mutating func discardAssets(_ ids: [String]) -> [Effect] {
    for id in ids { gallery.change(id) { $0.asset.state = .trashed } }
    gallery.marked.subtract(ids)
    gallery.kept.subtract(ids)
    if case .several(let seen) = gallery.view {
      gallery.tournament = nil
      gallery.show(seen.filter { !ids.contains($0) })
      // The marks of those side by side were for that alone.
      if gallery.sideBySide.isEmpty { gallery.marked.removeAll() }
    } else if gallery.view != .one {
      gallery.view = .many
    }
    return [.gallery(.discard(ids))]
  }
}
