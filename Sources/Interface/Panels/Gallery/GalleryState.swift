import Cells
import Domain
import Foundation
import OrderedCollections

/// The gallery: which pictures of the library are seen, in what form, and what is known of them.
package struct GalleryState: Sendable {
  package enum Form: Hashable, Sendable { case grid, list }

  /// What stands in the pane.
  package enum View: Hashable, Sendable {
    case many
    /// The picture under the cursor, large.
    case one
    /// Two to nine, side by side.
    case several([String])
  }

  /// The line that says which pictures are wanted; see `GalleryFilter`.
  package var filter = ""
  package var form = Form.grid
  package var view = View.many
  /// Which one of several side by side actions are about.
  package var chosenPlace = 0
  /// Those of several side by side that are to be kept.
  package var kept: OrderedSet<String> = []
  /// Two of many at a time, of which the better one goes on; nil while none is held.
  package var tournament: Tournament?
  /// Several side by side, of which one is seen alone.
  var severalBehind: View?
  /// Whether the large view was opened beside Create, so that leaving it leads back there.
  var isFromCreate = false
  /// The picture to which the cursor goes once the library lists it.
  var wanted: String?
  /// Where pictures were exported to last.
  var exportFolder = "~/Pictures"
  /// All that fit the filter, in order.
  package private(set) var ids: [String] = []
  package private(set) var holdings = Holdings()
  /// Why the library cannot be read.
  package private(set) var failure: Failure?
  /// Whether the library has answered yet.
  package private(set) var isLoaded = false
  package var list = ListState()
  /// In the order of marking.
  package var marked: OrderedSet<String> = []
  package var rendered = GalleryState.rendering

  /// What is known of pictures: of those near what is seen, and of all that this session made.
  private var items: [String: GalleryItem] = [:]
  private var thumbnails: [String: AssetPicture] = [:]
  private var large: [String: AssetPicture] = [:]
  /// Rows that may be old, as another instance has changed something; shown until they are here anew.
  private(set) var stale: Set<String> = []
  private var revision: UInt64 = 0
  /// When the list was asked for last, in monotonic seconds.
  var listed = 0.0
  /// The slide show that is seen; nil for none.
  package var slides: SlideShow?
  /// What was asked for and has not come: a query, rows, thumbnails, large pictures.
  var asked = Asked()

  struct Asked: Sendable {
    var query: AssetQuery?
    var rows: Set<String> = []
    var thumbnails: [FileWish] = []
    var large: String?
    /// How many pictures are to be made again, while their references are read.
    var again: Int?
  }

  /// Cells of more thumbnails than a large screen holds.
  private static var rendering: RenderedPictures { RenderedPictures(limit: 192) }

  package init() {}

  package var count: Int { ids.count }

  package func id(at place: Int) -> String? { ids.indices.contains(place) ? ids[place] : nil }

  package func item(at place: Int) -> GalleryItem? { id(at: place).flatMap { items[$0] } }

  package func item(_ id: String) -> GalleryItem? { items[id] }

  /// Those whose facts are here, newest first.
  var knownIDs: [String] { items.values.sorted { $0.asset.created > $1.asset.created }.map(\.id) }

  /// The picture whose file that is, if it is known.
  func item(at path: String) -> GalleryItem? { items.values.first { $0.path == path } }

  /// Under the cursor, or the chosen one of several side by side.
  package var current: GalleryItem? { currentID.flatMap { items[$0] } }

  package var currentID: String? {
    guard case .several(let seen) = view, !seen.isEmpty else { return id(at: list.cursor) }
    return seen[min(max(0, chosenPlace), seen.count - 1)]
  }

  package func thumbnail(_ id: String) -> AssetPicture? { thumbnails[id] }

  package func large(_ id: String) -> AssetPicture? { large[id] }

  /// What an action is about: the picture that is seen large, else what is marked, else what is under the cursor.
  package var chosen: [String] {
    view == .many && !marked.isEmpty ? Array(marked) : [currentID].compactMap { $0 }
  }

  /// What is known of them so far.
  var chosenItems: [GalleryItem] { chosen.prefix(Self.mostPaths).compactMap { items[$0] } }

  /// The first of those that are marked; their rows are kept, however far away they are.
  var nearestMarks: [String] {
    sideBySide + marked.elements.prefix(Self.mostPaths)
  }

  /// Those that are seen side by side.
  package var sideBySide: [String] { if case .several(let seen) = view { seen } else { [] } }

  /// As many as actions on single files take at once.
  static let mostPaths = 64

  package func isMissing(_ item: GalleryItem) -> Bool {
    item.asset.isMissing || thumbnails[item.id]?.isMissing == true || large[item.id]?.isMissing == true
  }
}

extension GalleryState {
  /// The cursor stays on its picture where that is still there.
  mutating func learn(_ listing: GalleryListing, stayingOnTop: Bool) {
    guard listing.query == asked.query else { return }
    let before = id(at: list.cursor)
    ids = listing.ids
    holdings = listing.holdings
    failure = nil
    isLoaded = true
    if listing.revision != revision { stale = Set(items.values.filter(\.isInLibrary).map(\.id)) }
    revision = listing.revision
    keep(listing.first)
    let place = stayingOnTop ? 0 : (wanted ?? before).flatMap { ids.firstIndex(of: $0) } ?? list.cursor
    wanted = nil
    list.cursor = min(max(0, place), max(0, ids.count - 1))
    if !marked.isEmpty {
      let there = Set(ids)
      marked.removeAll { !there.contains($0) }
    }
    if ids.isEmpty { view = .many }
    dropGone()
  }

  /// What is no longer listed leaves those side by side; one alone is not seen beside anything.
  private mutating func dropGone() {
    let there = Set(ids)
    if case .several(let seen) = view { show(seen.filter(there.contains)) }
    if case .several(let seen)? = severalBehind, !seen.allSatisfy(there.contains) { severalBehind = nil }
    kept.removeAll { !there.contains($0) }
  }

  /// Shows pictures side by side; fewer than two do not stand beside each other.
  mutating func show(_ seen: [String]) {
    guard seen.count > 1 else {
      if case .several = view { view = .many }
      tournament = nil
      return
    }
    view = .several(seen)
    chosenPlace = min(chosenPlace, seen.count - 1)
  }

  mutating func fail(_ failure: Failure) {
    self.failure = failure
    isLoaded = true
  }

  mutating func learn(_ new: [GalleryItem]) {
    keep(new)
    asked.rows.subtract(new.map(\.id))
  }

  /// What is done to a picture is seen at once; what the library says of it later counts.
  mutating func change(_ id: String, _ change: (inout GalleryItem) -> Void) {
    guard var item = items[id] else { return }
    change(&item)
    items[id] = item
  }

  mutating func remove(_ id: String) { items[id] = nil }

  /// What was read of a file that is elsewhere by now is passed over.
  mutating func learn(thumbnail: AssetPicture, of wish: FileWish) {
    asked.thumbnails.removeAll { $0 == wish }
    if items[wish.id]?.path == wish.path { thumbnails[wish.id] = thumbnail }
  }

  mutating func learn(large picture: AssetPicture, of wish: FileWish) {
    let id = wish.id
    if asked.large == id { asked.large = nil }
    guard items[id]?.path == wish.path else { return }
    // As many as stand side by side, and some to come back to.
    if large.count > sideBySide.count + 3 { large = large.filter { isSeenLarge($0.key) } }
    large[id] = picture
  }

  /// What may have changed behind the screen's back is read anew.
  ///
  /// - Parameter held: ids of what is shown elsewhere too; until their rows are here anew, the old ones serve.
  mutating func forget(keeping held: [String]) {
    items = items.filter { held.contains($0.key) }
    stale = Set(items.values.filter(\.isInLibrary).map(\.id))
    thumbnails = [:]
    large = [:]
    rendered = Self.rendering
    asked = Asked()
  }

  /// Rows and thumbnails far from what is seen give up their memory.
  ///
  /// - Parameter held: ids of what is shown elsewhere too.
  mutating func trim(around seen: Range<Int>, keeping held: [String]) {
    let limit = max(256, 4 * seen.count)
    guard items.count > 2 * limit || thumbnails.count > limit else { return }
    let near = Set(
      ids[max(0, seen.lowerBound - limit / 4)..<min(ids.count, seen.upperBound + limit / 4)] + nearestMarks)
    let kept = near.union(held)
    items = items.filter { kept.contains($0.key) }
    thumbnails = thumbnails.filter { near.contains($0.key) }
  }

  private mutating func keep(_ new: [GalleryItem]) {
    for item in new {
      if let old = items[item.id], !old.hasSameFile(as: item) { forgetPictures(of: item.id) }
      items[item.id] = item
    }
    stale.subtract(new.map(\.id))
  }

  private mutating func forgetPictures(of id: String) {
    thumbnails[id] = nil
    large[id] = nil
    // What is on its way may be of the file as it was.
    asked.thumbnails.removeAll { $0.id == id }
    rendered.forget(.asset(id))
    rendered.forget(.thumbnail(id))
  }

  private func isSeenLarge(_ id: String) -> Bool {
    sideBySide.contains(id) || id == self.id(at: list.cursor)
  }
}
