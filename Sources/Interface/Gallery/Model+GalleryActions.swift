import Cells
import Domain
import Media
import OrderedCollections

extension Model {
  /// What is done in the gallery itself.
  mutating func performGallery(_ action: Action) -> [Effect] {
    switch action {
    case .markAsset: toggleMark()
    case .markAll: gallery.marked = gallery.marked.count == gallery.count ? [] : OrderedSet(gallery.ids)
    case .galleryForm: gallery.form = gallery.form == .grid ? .list : .grid
    case .filterGallery: beginFiltering()
    case .chooseFilter: openFilters()
    case .sortGallery: sortGallery()
    case .tagAssets: askForTags()
    case .referenceUses: openUses()
    case .pairAssets: pairAssets()
    case .copyPath: return copyPath()
    case .exportAssets:
      let question = "Export \(named(gallery.chosen)) to which folder?"
      let ids = gallery.chosen
      layers.append(LineQuestion(question, gallery.exportFolder, verb: "export") { $0.export(ids, to: $1) })
    case .importFiles: layers.append(FileBrowser(folder: referenceFolder, purpose: .library))
    case .discardAll: return askToDiscard(gallery.ids, all: true)
    case .bringBack: return [.gallery(.restore(gallery.chosen))]
    case .galleryUndo: return undo(at: .gallery)
    default: break
    }
    return []
  }

  /// The keys that the gallery has in common with the result pane.
  mutating func performOnAssets(_ action: Action) -> [Effect] {
    switch action {
    case .save: askForName()
    case .discard: return askToDiscard(gallery.chosen, all: false)
    case .nextPicture: return performMoving(.right)
    case .previousPicture: return performMoving(.left)
    case .useAsReference: return useAsReferences(.add)
    case .iterate: return useAsReferences(.iterate)
    case .facts: showsFacts.toggle()
    default:
      if let item = gallery.current { return perform(action, on: item) }
      say(.info, "What is known of it is on its way.")
    }
    return []
  }

  private mutating func perform(_ action: Action, on item: GalleryItem) -> [Effect] {
    guard !gallery.isMissing(item) || action == .editAgain || action == .again else {
      say(.warning, "Its file is gone: \(Harmless.line(item.path, limit: 300)).")
      return [.beep]
    }
    switch action {
    case .again: return again(gallery.chosen)
    case .editAgain: return [.gallery(.recall(item.id))]
    case .view: return [.openViewer(path: item.path)]
    case .analyse:
      if let subject = analysable(.asset(item.id)) { analyse(subject) }
    default: break
    }
    return []
  }

  /// Has the request read anew; what is read already waits for its turn.
  mutating func again(_ ids: [String]) -> [Effect] {
    guard isDeliberate() else { return [] }
    guard gallery.asked.again == nil else {
      say(.info, "The last one is still being made ready.")
      return []
    }
    guard ids.count <= Rules.mostReferences else {
      say(.info, "\(Rules.mostReferences) at a time are the most; mark fewer.")
      return []
    }
    gallery.asked.again = ids.count
    return [.gallery(.repeat(ids))]
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

  private mutating func toggleMark() {
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

  private mutating func pairAssets() {
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

  private mutating func copyPath() -> [Effect] {
    guard gallery.marked.count <= GalleryState.mostPaths else {
      say(.info, "\(GalleryState.mostPaths) paths are the most; E exports the files themselves.")
      return []
    }
    let paths = gallery.chosen.compactMap { gallery.item($0)?.path }
    guard let first = paths.first else { return [] }
    let words = paths.count == 1 ? Harmless.line(first, limit: 400) : "\(paths.count) paths"
    say(.info, "Copied, if the terminal lets programs copy: \(words)")
    return [.copy(paths.joined(separator: "\n"))]
  }

  mutating func export(_ ids: [String], to folder: String) -> [Effect] {
    guard !folder.allSatisfy(\.isWhitespace) else { return [] }
    gallery.exportFolder = folder
    return [.gallery(.export(ids, to: folder))]
  }

  private mutating func useAsReferences(_ use: ReferenceUse) -> [Effect] {
    guard gallery.marked.count <= Rules.mostReferences else {
      say(.info, "\(Rules.mostReferences) references are the most; mark fewer.")
      return []
    }
    let items = gallery.chosen.compactMap { gallery.item($0) }.filter { !gallery.isMissing($0) }
    guard let first = items.first else {
      say(.warning, "Its file is gone.")
      return [.beep]
    }
    let paths = use == .iterate ? [first.path] : items.map(\.path)
    for item in items where !item.asset.analysis.isEmpty { referenceAnalyses[item.path] = item.asset.analysis }
    if use == .iterate {
      create.format = first.asset.origin.format
      create.visType = first.asset.origin.visType
      gallery.view = .many
    }
    return readReferences(paths, use)
  }

  static func pictures(_ count: Int) -> String { count == 1 ? "the picture" : "\(count) pictures" }
}
