import Cells
import Domain

/// What is done with pictures: the same in the result pane and in the gallery, for one or for several.
extension Model {
  mutating func sayUnknown(_ chosen: Chosen) -> [Effect] {
    if chosen.count > 0 { say(.info, "What is known of it is on its way.") }
    return []
  }

  /// Whether its file can be read; why not is said.
  mutating func canRead(_ item: GalleryItem) -> Bool {
    guard let reason = unreadable(item) else { return true }
    say(.warning, reason)
    return false
  }

  mutating func view(_ item: GalleryItem) -> [Effect] {
    canRead(item) ? [.openViewer(path: item.path)] : [.beep]
  }

  mutating func goToPicture(_ action: Action) -> [Effect] {
    if moveCloseup(action) { return [] }
    let isNext = action == .nextPicture
    if isInGallery { return goSideways(isNext ? .right : .left) }
    if !moveInSheet(action) { movePicture(isNext ? 1 : -1) }
    return []
  }

  // MARK: Once more

  /// The same request once more. What the session has not whole, the library reads anew.
  mutating func again(_ chosen: Chosen) -> [Effect] {
    if chosen.count == 1, let item = chosen.items.first, item.asset.sound != nil { return recallSpeech(item) }
    if chosen.count == 1, let picture = chosen.items.first.flatMap({ wholeResult(of: $0) }) { return again(picture) }
    return again(chosen.assets)
  }

  /// One deliberate act, the same request once more; a seed that was set would give the same picture, so it moves on.
  private mutating func again(_ picture: Picture) -> [Effect] {
    var plan = picture.plan
    var request = picture.request
    request.seed = request.seed.map { $0 &+ 1 }
    plan.estimate = plan.estimate(of: request)
    plan.requests = [request]
    // What was asked before an edit is in its prompt by now.
    plan.preparation = nil
    return isDeliberate() ? sendIfAllowed(.pictures(plan)) : []
  }

  /// Has requests read anew; what is read already waits for its turn.
  private mutating func again(_ ids: [String]) -> [Effect] {
    guard !ids.isEmpty, isDeliberate() else { return [] }
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

  /// What it was made from stands on Create again.
  mutating func editAgain(_ item: GalleryItem) -> [Effect] {
    if item.asset.sound != nil { return recallSpeech(item) }
    guard let picture = wholeResult(of: item) else { return item.isInLibrary ? [.gallery(.recall(item.id))] : [] }
    let draft = picture.plan.draft
    recall(draft, draft.references, knowsStyle: true, madeBy: picture.request.model)
    return []
  }

  // MARK: Files

  /// They become references: one more each, or one of them the only one, with the prompt next.
  mutating func useAsReferences(_ chosen: Chosen, _ use: ReferenceUse) -> [Effect] {
    guard chosen.count <= Rules.mostReferences else {
      say(.info, "\(Rules.mostReferences) references are the most; mark fewer.")
      return []
    }
    let readable = chosen.items.filter { unreadable($0) == nil }
    guard let first = readable.first else {
      return chosen.items.first.map { canRead($0) } == nil ? sayUnknown(chosen) : [.beep]
    }
    for item in readable where !item.asset.analysis.isEmpty { references.analyses[item.path] = item.asset.analysis }
    if use == .iterate {
      create.format = first.asset.origin.format
      create.visType = first.asset.origin.visType
      gallery.view = .many
    }
    return readReferences(use == .iterate ? [first.path] : readable.map(\.path), use)
  }

  mutating func copyPaths(_ chosen: Chosen) -> [Effect] {
    guard chosen.count <= GalleryState.mostPaths else {
      say(.info, "\(GalleryState.mostPaths) paths are the most; O exports the files themselves.")
      return []
    }
    let paths = chosen.items.map(\.path).filter { !$0.isEmpty }
    guard let first = paths.first else { return sayUnknown(chosen) }
    let words = paths.count == 1 ? Harmless.line(first, limit: 400) : "\(paths.count) paths"
    say(.info, "Copied, if the terminal lets programs copy: \(words)")
    return [.copy(paths.joined(separator: "\n"))]
  }
}
