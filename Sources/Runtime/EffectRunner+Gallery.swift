import Domain
import Interface

extension GalleryEffect {
  /// Whether its turn comes after what was asked before it: lists and changes do, or an old list would show what a change
  /// took away. Pictures and long copies go beside.
  var isInLine: Bool {
    switch self {
    case .thumbnails, .large, .importFiles, .export: false
    default: true
    }
  }
}

extension EffectRunner {
  /// Does what the gallery asks of the library. Blocks while the disk works.
  func gallery(_ effect: GalleryEffect) async {
    guard let library = services.library else { return }
    do throws(Failure) {
      switch effect {
      case .list(let query): try list(query, library)
      case .reconcile: try reconcile(library)
      case .load(let ids): post(.items(try items(ids, library)))
      case .thumbnails(let wishes): thumbnails.want(wishes)
      case .large(let wish):
        post(.large(wish, AssetPicture(reading: wish.path, services.pictures, within: Preview.box)))
      case .edit(let edits, let said): try edit(edits, said, library)
      case .undo(let step):
        try undo(step, library)
        post(.undone(step, isDone: true))
      case .discard(let ids): try move(.discard, ids, library)
      case .restore(let ids): try move(.restore, ids, library)
      case .delete(let ids): try move(.delete, ids, library)
      case .importFiles(let paths): await importFiles(paths, library)
      case .export(let ids, let folder): try await export(ids, to: folder, library)
      case .repeat(let ids): try `repeat`(ids, library)
      case .recall(let id): try recall(id, library)
      }
    } catch {
      if case .list = effect { post(.unreadable(error)) } else { inbox.post(.effectFailed(error)) }
      if case .repeat = effect { post(.repeated([])) }
      // What others changed meanwhile stays as it is the next time, too.
      if case .undo(let step) = effect { post(.undone(step, isDone: error.kind == .usage)) }
    }
    for notice in library.notices() { inbox.post(.noticed(.warning, notice)) }
  }

  private func post(_ message: GalleryMessage) { inbox.post(.gallery(message)) }

  private func items(_ ids: [String], _ library: any AssetLibrary) throws(Failure) -> [GalleryItem] {
    try library.assets(ids).map { GalleryItem($0, path: library.path(of: $0)) }
  }

  private func list(_ query: AssetQuery, _ library: any AssetLibrary) throws(Failure) {
    // Before the rows are read: what changes in between is seen the next time.
    let revision = library.revision()
    let ids = try library.ids(query)
    let first = try items(Array(ids.prefix(60)), library)
    post(
      .listed(
        GalleryListing(query: query, ids: ids, holdings: try library.holdings(), first: first, revision: revision)))
  }

  private func reconcile(_ library: any AssetLibrary) throws(Failure) {
    let sentences = try library.reconcile()
    for sentence in sentences { inbox.post(.noticed(.warning, sentence)) }
    post(.changed(undo: nil, said: sentences.isEmpty ? "The library and its files are in order." : ""))
  }

  /// What is shown of pictures that changed comes before the word that they did.
  private func tell(
    _ ids: [String], _ library: any AssetLibrary, undo: GalleryStep?, _ said: String, isUndo: Bool = false
  ) throws(Failure) {
    post(.items(try items(ids, library)))
    post(.changed(undo: undo, said: said, at: isUndo ? ids.first : nil))
  }

  /// Into the trash, out of it, or away for good.
  private enum Way { case discard, restore, delete }

  /// Only what is not there yet is moved, and only that is taken back. Where some could not be moved, the others are, and
  /// that is what is seen next.
  private func move(
    _ way: Way, _ ids: [String], _ library: any AssetLibrary, isUndo: Bool = false
  ) throws(Failure) {
    let present = try library.assets(ids)
    let moved = present.filter { ($0.state == .trashed) != (way == .discard) }.map(\.id)
    let undo: GalleryStep? = isUndo || way == .delete ? nil : way == .discard ? .restore(moved) : .discard(moved)
    do throws(Failure) {
      switch way {
      case .discard: try library.discard(moved)
      case .restore: try library.restore(moved)
      case .delete: try library.delete(moved)
      }
    } catch {
      try tell(ids, library, undo: undo, "")
      throw error
    }
    let gone = isUndo ? ids.count - present.count : 0
    let said = moved.isEmpty ? Self.deleted(gone) : Self.words(way, moved.count, isUndo: isUndo) + Self.besides(gone)
    try tell(ids, library, undo: moved.isEmpty ? nil : undo, said, isUndo: isUndo && way == .restore)
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

  /// What is in the trash or gone by now, by another instance's doing, is left alone and said. What was not asked for
  /// with a key, such as the words of an analysis, is kept in the trash as well and not taken back with one.
  private func edit(_ edits: [AssetEdit], _ said: String, _ library: any AssetLibrary) throws(Failure) {
    let isAsked = !said.isEmpty
    var before: [String: Asset] = [:]
    for asset in try library.assets(edits.map(\.id)) where !isAsked || asset.state != .trashed {
      before[asset.id] = asset
    }
    let possible = edits.filter { before[$0.id] != nil }
    try apply(possible, library)
    let undoing = possible.compactMap { edit in before[edit.id].map { GalleryStep.Undoing(edit, of: $0) } }
    let gone = edits.count - possible.count
    try tell(
      edits.map(\.id), library, undo: isAsked && gone < edits.count ? .edit(undoing) : nil, gone == 0 ? said : "")
    guard gone > 0 else { return }
    let words = gone == 1 ? "1 picture was" : "\(gone) pictures were"
    throw Failure(.usage, "\(words) discarded elsewhere meanwhile; the change was not made there.")
  }

  /// Pictures with the same change go together.
  private func apply(_ edits: [AssetEdit], _ library: any AssetLibrary) throws(Failure) {
    var rest = edits
    while let change = rest.first?.change {
      _ = try library.change(rest.filter { $0.change == change }.map(\.id), change)
      rest.removeAll { $0.change == change }
    }
  }

  private func undo(_ step: GalleryStep, _ library: any AssetLibrary) throws(Failure) {
    switch step {
    case .restore(let ids): try move(.restore, ids, library, isUndo: true)
    case .discard(let ids): try move(.discard, ids, library, isUndo: true)
    case .edit(let steps):
      let now = try library.assets(steps.map(\.id))
      let standing = Dictionary(now.map { ($0.id, $0) }) { first, _ in first }
      let own = steps.filter { step in standing[step.id].map { step.made.stands(in: $0) } == true }
      try apply(own.map { AssetEdit($0.id, $0.back) }, library)
      let gone = steps.count { standing[$0.id] == nil }
      let isWhole = own.count + gone == steps.count
      let undone = own.isEmpty ? Self.deleted(gone) : "Undone: \(Self.words(own, standing)).\(Self.besides(gone))"
      try tell(steps.map(\.id), library, undo: nil, isWhole ? undone : "", isUndo: true)
      guard !isWhole else { return }
      throw Failure(.usage, "What was changed elsewhere meanwhile was left as it is.")
    }
  }

  private static func words(_ steps: [GalleryStep.Undoing], _ assets: [String: Asset]) -> String {
    guard let first = steps.first else { return "nothing" }
    let title = assets[first.id].map { "\"\(Harmless.line($0.title, limit: 60))\"" } ?? "the picture"
    let whose = steps.count == 1 ? title : "\(steps.count) pictures"
    if first.made.naming != nil { return "the name of \(whose)" }
    return first.made.canBeReferenceFor == nil ? "the tags of \(whose)" : "what \(whose) can be a reference for"
  }

  // MARK: Made again

  /// The request as it was; a seed that was set would give the same picture, so it moves on.
  private func `repeat`(_ ids: [String], _ library: any AssetLibrary) throws(Failure) {
    var plans: [Plan] = []
    for asset in try library.assets(ids) {
      let known = try services.ledger?.lastCost(of: asset.request?.model ?? "")
      var plan = try Repetition(library: library, pictures: services.pictures).plan(of: asset, known: known ?? nil)
      for index in plan.requests.indices { plan.requests[index].seed = plan.requests[index].seed.map { $0 &+ 1 } }
      plans.append(plan)
    }
    guard !plans.isEmpty else { throw Failure(.usage, "The picture was deleted elsewhere meanwhile.") }
    post(.repeated(plans))
  }

  private func recall(_ id: String, _ library: any AssetLibrary) throws(Failure) {
    let asset = try library.asset(id)
    guard asset.isRecipeKnown else {
      throw Failure(
        .usage, "How \(Harmless.line(asset.title, limit: 80)) was made is not known.",
        advice: "i makes it the reference of an edit instead.")
    }
    let repetition = Repetition(library: library, pictures: services.pictures)
    let references = try asset.request.map { request throws(Failure) in try repetition.references(of: request) } ?? []
    post(.recalled(repetition.draft(of: asset, references.map(\.reference)), references))
  }
}
