import Cells
import Domain
import OrderedCollections

/// Choosing among pictures: side by side, in pairs, by ratings.
extension Model {
  /// `c`: those that are marked side by side, or back.
  mutating func toggleSideBySide() {
    if case .several = gallery.view { return endSideBySide() }
    guard let seen = fewMarked else { return }
    showSideBySide(seen)
    gallery.kept = []
  }

  private mutating func showSideBySide(_ seen: [String]) {
    if panel != .gallery { go(to: .gallery) }
    zone = .gallery
    gallery.chosenPlace = 0
    gallery.view = .several(seen)
  }

  /// Back to all pictures. What was kept is marked, so that it can be saved, rated or shown on a sheet together.
  mutating func endSideBySide() {
    let isGame = gallery.tournament != nil
    gallery.tournament = nil
    gallery.view = .many
    guard !isGame, !gallery.kept.isEmpty else { return }
    gallery.marked = gallery.kept
    gallery.kept = []
    let count = gallery.marked.count
    say(
      .info, "\(count == 1 ? "One is" : "\(count) are") kept and marked: s saves, comma rates, E makes a sheet of them."
    )
  }

  /// A digit: keeps a picture or lets it go; in a tournament it goes on.
  mutating func keep(_ place: Int) {
    guard case .several(let seen) = gallery.view, seen.indices.contains(place) else { return }
    gallery.chosenPlace = place
    guard gallery.tournament == nil else { return win(place) }
    if gallery.kept.remove(seen[place]) == nil { gallery.kept.append(seen[place]) }
  }

  mutating func moveSideBySide(_ action: Action, among count: Int, in pane: Rect) {
    let columns = SideBySide(count, in: pane, self).columns
    let steps: Int
    switch action {
    case .left: steps = -1
    case .right: steps = 1
    case .up: steps = -columns
    case .down: steps = columns
    case .first, .pageUp: steps = -count
    default: steps = count
    }
    let next = gallery.chosenPlace + steps
    // Up and down stay in their column.
    if action == .up || action == .down, !(0..<count).contains(next) { return }
    gallery.chosenPlace = min(max(0, next), count - 1)
  }

  // MARK: Tournament

  /// `w`: two at a time of those that are marked, or of those that are side by side.
  mutating func beginTournament() {
    let ids = gallery.sideBySide.count > 2 ? gallery.sideBySide : Array(gallery.marked)
    guard ids.count > 1 else { return }
    gallery.tournament = Tournament(ids)
    gallery.kept = []
    showPair()
  }

  private mutating func showPair() {
    if let pair = gallery.tournament?.pair { showSideBySide(pair) }
  }

  private mutating func win(_ place: Int) {
    gallery.tournament?.win(place)
    guard let winner = gallery.tournament?.winner else { return showPair() }
    let pairs = gallery.tournament?.total ?? 0
    gallery.tournament = nil
    gallery.view = .many
    gallery.marked = [winner]
    if let place = gallery.ids.firstIndex(of: winner) { gallery.list.cursor = place }
    let after = "after \(pairs) pair\(pairs == 1 ? "" : "s")"
    say(.success, "Marked, comma rates it: \(after) the winner is \(named([winner])).")
  }

  // MARK: Ratings

  mutating func askForRating() {
    let ids = gallery.chosen
    layers.append(RateLayer(named(ids), now: ids.count == 1 ? gallery.item(ids[0])?.asset.rating ?? 0 : 0, ids))
  }

  mutating func rate(_ ids: [String], _ rating: Int) -> [Effect] {
    let what = ids.count == 1 ? "" : " \(ids.count) pictures"
    let said =
      rating == Rules.rejected
      ? "Rejected\(what); u takes that back." : rating == 0 ? "No rating\(what)." : "Rated\(what) \(rating) of 5."
    return edit(ids.map { AssetEdit($0, AssetChange(rating: rating)) }, said: said)
  }

  // MARK: Thumbnails

  /// `+` and `-`: kept with the settings.
  mutating func resizeThumbnails(_ steps: Int) -> [Effect] {
    guard gallery.form == .grid else {
      say(.info, "The list has no thumbnails; v shows the grid.")
      return []
    }
    var changed = settings
    changed.appearance.thumbnails = settings.appearance.thumbnails.stepped(steps)
    if changed == settings { say(.info, "They are as \(steps > 0 ? "large" : "small") as they get.") }
    return change(to: changed)
  }
}
