import Domain

/// What was done with pictures of the library, and what is to be said of it.
package struct LibraryDeed: Sendable {
  /// The pictures it was about, whether changed or not.
  package var ids: [String]
  /// What takes it back; nil where nothing does.
  package var undo: GalleryStep?
  /// One sentence; empty where there is nothing to say.
  package var said = ""
  /// Why not all of it was done.
  package var failure: Failure?
  /// The picture to look at afterwards.
  package var seen: String?
}

/// Changes of the library, each with the step that takes it back.
///
/// Two instances may work in one library: what the other one discarded or changed meanwhile is left alone, and said.
package struct LibraryChanges: Sendable {
  private let library: any AssetLibrary

  package init(_ library: any AssetLibrary) { self.library = library }

  // MARK: Names, tags and words

  /// - Parameter said: the sentence of success. Empty for what was not asked for with a key, such as the words of an
  ///   analysis: that is kept with pictures in the trash as well, and not taken back with one.
  package func edit(_ edits: [AssetEdit], said: String) throws(Failure) -> LibraryDeed {
    let isAsked = !said.isEmpty
    var before: [String: Asset] = [:]
    for asset in try library.assets(edits.map(\.id)) where !isAsked || asset.state != .trashed {
      before[asset.id] = asset
    }
    let possible = edits.filter { before[$0.id] != nil }
    try apply(possible)
    let undoing = possible.compactMap { edit in before[edit.id].map { GalleryStep.Undoing(edit, of: $0) } }
    let gone = edits.count - possible.count
    var deed = LibraryDeed(ids: edits.map(\.id))
    if isAsked, gone < edits.count { deed.undo = .edit(undoing) }
    if gone == 0 { deed.said = said } else { deed.failure = Self.discardedElsewhere(gone) }
    return deed
  }

  private static func discardedElsewhere(_ count: Int) -> Failure {
    let words = count == 1 ? "1 picture was" : "\(count) pictures were"
    return Failure(.usage, "\(words) discarded elsewhere meanwhile; the change was not made there.")
  }

  /// Pictures with the same change go together.
  private func apply(_ edits: [AssetEdit]) throws(Failure) {
    var rest = edits
    while let change = rest.first?.change {
      _ = try library.change(rest.filter { $0.change == change }.map(\.id), change)
      rest.removeAll { $0.change == change }
    }
  }

  // MARK: The trash

  /// Into the trash, out of it, or away for good.
  private enum Way { case discard, restore, delete }

  package func discard(_ ids: [String]) throws(Failure) -> LibraryDeed { try move(.discard, ids) }

  package func restore(_ ids: [String]) throws(Failure) -> LibraryDeed { try move(.restore, ids) }

  /// For good; only what is in the trash.
  package func delete(_ ids: [String]) throws(Failure) -> LibraryDeed { try move(.delete, ids) }

  /// Only what is not there yet is moved, and only that is taken back. Where some could not be moved, the others are.
  private func move(_ way: Way, _ ids: [String], isUndo: Bool = false) throws(Failure) -> LibraryDeed {
    let present = try library.assets(ids)
    let moved = present.filter { ($0.state == .trashed) != (way == .discard) }.map(\.id)
    var deed = LibraryDeed(ids: ids)
    if !isUndo, way != .delete, !moved.isEmpty { deed.undo = way == .discard ? .restore(moved) : .discard(moved) }
    do throws(Failure) {
      switch way {
      case .discard: try library.discard(moved)
      case .restore: try library.restore(moved)
      case .delete: try library.delete(moved)
      }
    } catch {
      deed.failure = error
      return deed
    }
    let gone = isUndo ? ids.count - present.count : 0
    deed.said = moved.isEmpty ? Self.deleted(gone) : Self.words(way, moved.count, isUndo: isUndo) + Self.besides(gone)
    if isUndo, way == .restore { deed.seen = ids.first }
    return deed
  }

  /// Nothing is left to be undone.
  private static func deleted(_ count: Int) -> String {
    count == 0 ? "" : count == 1 ? "The picture was deleted for good." : "The pictures were deleted for good."
  }

  private static func besides(_ deleted: Int) -> String {
    deleted == 0 ? "" : " \(deleted) \(deleted == 1 ? "was" : "were") deleted for good."
  }

  private static func words(_ way: Way, _ count: Int, isUndo: Bool) -> String {
    let (what, them) = count == 1 ? ("The picture is", "it") : ("\(count) pictures are", "them")
    switch way {
    case .discard:
      return isUndo ? "\(what) in the trash." : "\(what) in the trash for 30 days; u takes \(them) back."
    case .restore: return "\(what) back."
    case .delete: return "\(what) deleted for good."
    }
  }

  // MARK: Undo

  /// Takes a step back as far as nobody has changed the same since.
  package func undo(_ step: GalleryStep) throws(Failure) -> LibraryDeed {
    switch step {
    case .restore(let ids): return try move(.restore, ids, isUndo: true)
    case .discard(let ids): return try move(.discard, ids, isUndo: true)
    case .edit(let steps): return try undo(steps)
    }
  }

  private func undo(_ steps: [GalleryStep.Undoing]) throws(Failure) -> LibraryDeed {
    let now = try library.assets(steps.map(\.id))
    let standing = Dictionary(now.map { ($0.id, $0) }) { first, _ in first }
    let own = steps.filter { step in standing[step.id].map { step.made.stands(in: $0) } == true }
    try apply(own.map { AssetEdit($0.id, $0.back) })
    let gone = steps.count { standing[$0.id] == nil }
    var deed = LibraryDeed(ids: steps.map(\.id), seen: steps.first?.id)
    if own.count + gone == steps.count {
      deed.said = own.isEmpty ? Self.deleted(gone) : "Undone: \(Self.words(own, standing)).\(Self.besides(gone))"
    } else {
      deed.failure = Failure(.usage, "What was changed elsewhere meanwhile was left as it is.")
    }
    return deed
  }

  private static func words(_ steps: [GalleryStep.Undoing], _ assets: [String: Asset]) -> String {
    guard let first = steps.first else { return "nothing" }
    let title = assets[first.id].map { "\"\(Harmless.line($0.title, limit: 60))\"" } ?? "the picture"
    let whose = steps.count == 1 ? title : "\(steps.count) pictures"
    if first.made.rating != nil { return "the rating of \(whose)" }
    if first.made.naming != nil { return "the name of \(whose)" }
    return first.made.canBeReferenceFor == nil ? "the tags of \(whose)" : "what \(whose) can be a reference for"
  }
}
