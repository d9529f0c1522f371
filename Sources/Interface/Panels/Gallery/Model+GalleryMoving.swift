import Cells
import Domain
import OrderedCollections

extension Model {
  /// Moves in the gallery; false when it has not the keys.
  mutating func moveInGallery(_ action: Action) -> Bool {
    guard zone == .gallery, let pane = layout.gallery else { return false }
    if case .several(let seen) = gallery.view {
      moveSideBySide(action, among: seen.count, in: pane)
      return true
    }
    let places = GalleryLayout(self, pane)
    let isMany = gallery.view == .many
    let columns = isMany ? places.columns : 1
    let page = isMany ? max(1, places.lines - 1) * columns : 10
    switch action {
    case .left: walk(-1)
    case .right: walk(1)
    case .up: stepLine(-columns)
    case .down: stepLine(columns)
    case .pageUp: walk(-page)
    case .pageDown: walk(page)
    case .first: walk(-gallery.count)
    default: walk(gallery.count)
    }
    return true
  }

  private mutating func walk(_ steps: Int) {
    if !walkSlides(steps) { gallery.list.move(by: steps, count: gallery.count) }
  }

  /// Up and down stay in their column, but the last line is always reached.
  private mutating func stepLine(_ steps: Int) {
    let next = gallery.list.cursor + steps
    if next < 0 { return }
    let isLastLine = gallery.list.cursor / max(1, abs(steps)) == (gallery.count - 1) / max(1, abs(steps))
    if next >= gallery.count, isLastLine { return }
    walk(steps)
  }

  /// Enter: a picture large, then all that is known of it.
  mutating func openInGallery() -> [Effect] {
    guard let item = gallery.current else { return [] }
    guard gallery.view != .many else {
      let isBeside = panel == .create
      if panel != .gallery { go(to: .gallery) }
      gallery.isFromCreate = isBeside
      zone = .gallery
      gallery.view = .one
      return []
    }
    if case .several = gallery.view {
      guard let place = gallery.ids.firstIndex(of: item.id) else { return [] }
      gallery.list.cursor = place
      gallery.severalBehind = gallery.view
      gallery.view = .one
      return []
    }
    let facts = AssetFacts(item, self)
    let lines = facts.lines(width: ReadingView.width(size)).map { line in
      line.label.isEmpty ? line.text : line.label + line.text.dropFirst(line.label.count)
    }
    layers.append(TextLayer(facts.title, lines.joined(separator: "\n")))
    return []
  }

  /// Esc: from one to many, then the marks, then the filter; false when there is nothing left to close.
  mutating func goBackInGallery() -> Bool {
    guard zone == .gallery else { return false }
    if gallery.view == .one, let several = gallery.severalBehind {
      gallery.view = several
      gallery.severalBehind = nil
    } else if case .several = gallery.view {
      endSideBySide()
    } else if gallery.view != .many {
      gallery.view = .many
      if gallery.isFromCreate { go(to: .create) }
      zone = .gallery
      settleZone()
    } else if !gallery.marked.isEmpty {
      gallery.marked.removeAll()
    } else if !gallery.filter.isEmpty {
      gallery.filter = ""
      gallery.list.cursor = 0
    } else if panel == .create {
      zone = .form
    } else {
      return false
    }
    return true
  }

  /// A click chooses a picture, a second one shows it large.
  mutating func clickGallery(_ point: Point, _ pane: Rect, isDouble: Bool) -> [Effect] {
    editor = nil
    zone = .gallery
    if case .several(let seen) = gallery.view {
      guard let place = SideBySide(seen.count, in: pane, self).place(at: point) else { return [] }
      let isAgain = place == gallery.chosenPlace
      gallery.chosenPlace = place
      return isDouble || isAgain ? openInGallery() : []
    }
    guard gallery.view == .many || panel != .gallery else { return [] }
    guard let place = GalleryLayout(self, pane).place(at: point) else { return [] }
    let isAgain = place == gallery.list.cursor
    gallery.list.cursor = place
    return isAgain || isDouble ? openInGallery() : []
  }
}
