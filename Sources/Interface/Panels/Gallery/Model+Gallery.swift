import Cells
import Domain
import Foundation
import Media

extension Model {
  /// Whether the keys go to the gallery, on its own panel or beside Create.
  package var isInGallery: Bool { zone == .gallery }

  var galleryFilter: GalleryFilter {
    GalleryFilter(text: gallery.filter, now: today ?? .distantPast, calendar: .current)
  }

  /// What the filter asks for.
  var galleryQuery: AssetQuery { galleryFilter.query }

  mutating func learn(_ message: GalleryMessage) -> [Effect] {
    switch message {
    case .listed(let listing): learn(listing)
    case .unreadable(let failure):
      gallery.fail(failure)
      say(failure)
    case .items(let items): gallery.learn(items)
    case .thumbnail(let wish, let picture): gallery.learn(thumbnail: picture, of: wish)
    case .large(let wish, let picture): gallery.learn(large: picture, of: wish)
    case .changed(let step, let said, let place):
      if let step { history.record(.gallery(step), at: [.gallery]) }
      gallery.wanted = place ?? gallery.wanted
      if !said.isEmpty { say(.success, said) }
      return listGallery()
    case .undone(let step, let isDone): history.settle(step, isDone: isDone)
    case .recalled(let draft, let references): recall(draft, references)
    case .repeated(let plans): return `repeat`(plans)
    }
    return []
  }

  private mutating func learn(_ listing: GalleryListing) {
    let marked = gallery.marked.count
    gallery.learn(listing, stayingOnTop: panel != .gallery && zone != .gallery)
    let lost = marked - gallery.marked.count
    guard lost > 0 else { return }
    say(.info, "\(lost == 1 ? "1 mark is" : "\(lost) marks are") gone with what is not shown any more.")
  }

  private mutating func recall(_ draft: Draft, _ read: [LoadedReference]) {
    for item in read { references.thumbnails[item.reference.path] = item.thumbnail }
    let made = isInGallery ? gallery.current?.asset.origin.model ?? "" : ""
    recall(draft, read.map(\.reference), knowsStyle: false, madeBy: made)
  }

  /// One is sent, as it was asked for with a key; several are several bills, and asked about with what they cost.
  private mutating func `repeat`(_ plans: [Plan]) -> [Effect] {
    let asked = gallery.asked.again
    gallery.asked.again = nil
    guard !plans.isEmpty else { return [] }
    // What is being typed goes on; then it is asked about, and not sent.
    if asked == 1, plans.count == 1, editor == nil, layers.isEmpty { return sendIfAllowed(.pictures(plans[0])) }
    let total = Estimate.total(of: plans.map(\.estimate))
    askToSend(
      plans, "Make \(Self.pictures(plans.count)) again? Each is one request, and billed. Estimated \(total).")
    return []
  }

  /// Asks the library anew for what the filter wants.
  mutating func listGallery() -> [Effect] {
    gallery.asked.query = galleryQuery
    gallery.listed = now
    return [.gallery(.list(galleryQuery))]
  }

  /// While one is at work in the gallery, what another instance does is seen within two seconds.
  mutating func lookAgain() -> [Effect] {
    guard isInGallery, now - gallery.listed > 2, gallery.asked.query == galleryQuery else { return [] }
    // What could not be had is asked for again.
    gallery.asked.rows = []
    return listGallery()
  }

  /// What the gallery shows and does not have yet.
  mutating func neededOfGallery() -> [Effect] {
    guard let pane = layout.gallery, Layout.fits(size) else { return neededOfResult() }
    var effects: [Effect] = gallery.asked.query == galleryQuery ? [] : listGallery()
    let seen = gallery.view == .many ? GalleryLayout(self, pane).seen : gallery.list.cursor..<gallery.list.cursor + 1
    gallery.trim(around: seen, keeping: madeAssets + readAhead)
    effects += neededOfResult() + neededRows(seen) + neededThumbnails(seen) + neededLarge()
    return effects
  }

  /// The row of the result that is shown, where another instance may have changed it.
  private mutating func neededOfResult() -> [Effect] {
    guard let id = picture?.asset, gallery.stale.contains(id), !gallery.asked.rows.contains(id) else { return [] }
    gallery.asked.rows.insert(id)
    return [.gallery(.load([id]))]
  }

  private mutating func neededRows(_ seen: Range<Int>) -> [Effect] {
    // A page ahead and one behind, so that scrolling finds rows there.
    let around = max(0, seen.lowerBound - seen.count)..<min(gallery.count, seen.upperBound + seen.count)
    let wanted = (around.compactMap { gallery.id(at: $0) } + gallery.nearestMarks + readAhead).filter {
      (gallery.item($0) == nil || gallery.stale.contains($0)) && !gallery.asked.rows.contains($0)
    }
    guard !wanted.isEmpty else { return [] }
    gallery.asked.rows.formUnion(wanted)
    return [.gallery(.load(wanted))]
  }

  private mutating func neededThumbnails(_ seen: Range<Int>) -> [Effect] {
    guard gallery.view == .many, gallery.form == .grid || layout.detail == nil else { return [] }
    let wanted = seen.compactMap { gallery.item(at: $0) }.filter { gallery.thumbnail($0.id) == nil }.map {
      FileWish($0)
    }
    guard gallery.form == .grid, !Set(wanted).isSubset(of: gallery.asked.thumbnails) else { return [] }
    gallery.asked.thumbnails = wanted
    return [.gallery(.thumbnails(wanted))]
  }

  private mutating func neededLarge() -> [Effect] {
    guard gallery.asked.large == nil,
      let item = largeWanted.compactMap({ gallery.item($0) }).first(where: { gallery.large($0.id) == nil })
    else { return [] }
    gallery.asked.large = item.id
    return [.gallery(.large(FileWish(item)))]
  }

  /// What a slide show shows next.
  private var readAhead: [String] { [nextSlideID].compactMap { $0 } }

  /// Ids of the pictures that are to be seen large now.
  private var largeWanted: [String] {
    switch gallery.view {
    case .several(let seen): seen
    case .one: [largeItem?.id].compactMap { $0 } + readAhead
    case .many: layout.detail == nil ? [] : [largeItem?.id].compactMap { $0 }
    }
  }

  /// Scales what the gallery shows.
  mutating func prepareGallery() {
    guard let pane = layout.gallery else { return }
    let cells = gallery.view == .many && gallery.form == .grid ? GalleryLayout(self, pane).cells : []
    gallery.rendered.makeRoom(for: cells.count + max(2, gallery.sideBySide.count))
    for (id, box) in AssetView.boxes(self) {
      guard let bitmap = gallery.large(id)?.bitmap else { continue }
      _ = gallery.rendered.surface(.asset(id), bitmap, fitting: box.size, look: look)
    }
    for cell in cells {
      guard let item = gallery.item(at: cell.place), let bitmap = gallery.thumbnail(item.id)?.bitmap else { continue }
      _ = gallery.rendered.surface(.thumbnail(item.id), bitmap, fitting: cell.picture.size, look: look)
    }
  }
}
