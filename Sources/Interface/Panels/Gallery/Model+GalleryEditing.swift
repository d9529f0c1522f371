import Cells
import Domain

extension Model {
  mutating func nameAssets(_ ids: [String], _ text: String) -> [Effect] {
    let name = AssetChange.cleanName(text)
    guard !name.isEmpty else {
      say(.info, "Without a name nothing is saved.")
      return []
    }
    let isRename = ids.allSatisfy { gallery.item($0)?.asset.state == .saved }
    let edits = ids.enumerated().map { number, id in
      AssetEdit(id, AssetChange(saving: name, number: number + 1))
    }
    return edit(edits, said: Self.named(name, ids.count, isRename: isRename))
  }

  /// Changes what is known of pictures at once, wherever they are shown, and has the library do the same.
  mutating func edit(_ edits: [AssetEdit], said: String) -> [Effect] {
    for edit in edits { gallery.change(edit.id) { $0.asset = edit.change.applied(to: $0.asset) } }
    let listed = edits.filter { gallery.item($0.id)?.isInLibrary != false }
    return listed.isEmpty ? [] : [.gallery(.edit(listed, said: said))]
  }

  private static func named(_ name: String, _ count: Int, isRename: Bool) -> String {
    let what = count == 1 ? "" : " \(count) pictures"
    let names = count == 1 ? name : "\(name) to \(name) \(count)"
    return isRename ? "Renamed\(what) to \(names)." : "Saved\(what) as \(names)."
  }

  /// `t`: the tags of one, or tags that several get besides theirs.
  mutating func askForTags() {
    let ids = gallery.chosen
    let one = ids.count == 1 ? gallery.item(ids[0])?.asset : nil
    let question =
      ids.count > 1
      ? "Tags to add to \(ids.count) pictures, separated by commas" : "Tags of \(named(ids)), separated by commas"
    // Tags are mostly added to: what is typed joins those that are there.
    let known = one?.tags.map { $0 + ", " }.joined() ?? ""
    layers.append(LineQuestion(question, known, isSelected: false) { $0.tagAssets(ids, $1) })
  }

  mutating func tagAssets(_ ids: [String], _ text: String) -> [Effect] {
    let wanted = AssetChange.tags(text)
    let before = ids.count == 1 ? gallery.item(ids[0])?.asset.tags ?? [] : []
    let change = AssetChange(tags: before, to: wanted)
    guard !change.isEmpty else { return [] }
    let said = ids.count == 1 ? "Its tags are changed." : "\(ids.count) pictures are tagged."
    return edit(ids.map { AssetEdit($0, change) }, said: said)
  }

  /// `F`: what a picture can be used as a reference for.
  mutating func openUses() {
    let choices = VisType.allCases.map { Choice($0.rawValue, $0.title) }
    let uses = gallery.chosen.compactMap { gallery.item($0)?.asset.canBeReferenceFor }.first ?? []
    editor = .multiselect(
      MultiselectState(ref: .referenceUses, choices: choices, selected: uses.map(\.rawValue)))
  }

  mutating func setUses(_ words: [String]) -> [Effect] {
    var change = AssetChange()
    change.canBeReferenceFor = words.compactMap { VisType(rawValue: $0) }
    let names = (change.canBeReferenceFor ?? []).map(\.title).joined(separator: ", ")
    let said = names.isEmpty ? "No longer a reference for anything." : "Can be used as a reference for: \(names)."
    return edit(gallery.chosen.map { AssetEdit($0, change) }, said: said)
  }

  // MARK: Filter and order

  mutating func beginFiltering() {
    gallery.view = .many
    let filter = TextBuffer(gallery.filter, limit: TextBuffer.filterLimit, isSelected: true)
    editor = .galleryFilter(filter, before: gallery.filter)
  }

  /// Follows what is typed.
  mutating func setFilter(_ text: String) {
    guard text != gallery.filter else { return }
    gallery.filter = text
    gallery.list.cursor = 0
    gallery.view = .many
  }

  mutating func sortGallery() {
    let orders = AssetQuery.Order.allCases
    let place = orders.firstIndex(of: galleryQuery.order) ?? 0
    let next = orders[(place + 1) % orders.count]
    // The usual order needs no word.
    let token = "sort:\((next == .newest ? galleryQuery.order : next).rawValue)"
    gallery.filter = GalleryFilter.toggled(token, in: gallery.filter)
  }

  /// `f`: what there is in the library to choose by.
  mutating func openFilters() {
    editor = .dropdown(DropdownState(ref: .galleryFilter, choices: filterChoices, current: ""))
  }

  private var filterChoices: [Choice] {
    let holdings = gallery.holdings
    var choices = [
      Choice("is:review", "Review queue", detail: "\(holdings.states[.reviewQueue] ?? 0)"),
      Choice("is:saved", "Saved", detail: "\(holdings.states[.saved] ?? 0)"),
      Choice("is:trash", "Trash", detail: "\(holdings.states[.trashed] ?? 0)"),
    ]
    choices.append(Choice("is:all", "All, the trash too"))
    if holdings.missing > 0 { choices.append(Choice("is:missing", "File missing", detail: "\(holdings.missing)")) }
    choices += [("today", "Made today"), ("week", "Made this week"), ("month", "Made this month")].map {
      Choice("since:\($0.0)", $0.1)
    }
    choices += [5, 4, 3].map { Choice("rating:>=\($0)", $0 == 5 ? "Rated 5" : "Rated \($0) and more") }
    choices += [Choice("rating:0", "Not rated"), Choice("is:rejected", "Rejected")]
    choices += [Choice("is:picture", "Pictures"), Choice("is:sound", "Sounds")]
    choices +=
      ["0.01", "0.05", "0.20"].map { Choice("<\($0)", "Cost: under $\($0)") } + [Choice(">0.20", "Cost: over $0.20")]
    choices += holdings.models.map { Choice("model:\($0.value)", "Model: \($0.value)", detail: "\($0.count)") }
    choices += holdings.visTypes.map { count in
      Choice(
        "type:\(count.value)", "Type: \(VisType(rawValue: count.value)?.title ?? count.value)", detail: "\(count.count)"
      )
    }
    choices += holdings.tags.prefix(40).map { Choice("tag:\($0.value)", "Tag: \($0.value)", detail: "\($0.count)") }
    choices += VisType.allCases.filter { $0 != .unspecified }.map {
      Choice("for:\($0.rawValue)", "Good as a reference for \($0.title)")
    }
    return choices
  }
}
