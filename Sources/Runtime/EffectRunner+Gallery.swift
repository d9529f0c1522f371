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
  func gallery(_ effect: GalleryEffect) {
    guard let library = services.library else { return }
    do throws(Failure) {
      switch effect {
      case .list(let query): try list(query, library)
      case .load(let ids): post(.items(try items(ids, library)))
      case .thumbnails(let wishes): thumbnails.want(wishes)
      case .large(let wish):
        post(.large(wish.id, AssetPicture(reading: wish.path, services.pictures, within: Preview.box)))
      case .edit(let edits, let said): try edit(edits, said, library)
      case .undo(let step): try undo(step, library)
      case .discard(let ids):
        let words = ids.count == 1 ? "The picture is" : "\(ids.count) pictures are"
        let said = "\(words) in the trash for 30 days; u takes \(ids.count == 1 ? "it" : "them") back."
        try move(.discard, ids, library, undo: .restore(ids), said)
      case .restore(let ids):
        let said = ids.count == 1 ? "It is back." : "\(ids.count) pictures are back."
        try move(.restore, ids, library, undo: .discard(ids), said)
      case .delete(let ids):
        let said = ids.count == 1 ? "Deleted for good." : "\(ids.count) pictures are deleted for good."
        try move(.delete, ids, library, undo: nil, said)
      case .importFiles(let paths): importFiles(paths, library)
      case .export(let ids, let folder): try export(ids, to: folder, library)
      case .repeat(let id): try `repeat`(id, library)
      case .recall(let id): try recall(id, library)
      }
    } catch {
      if case .list = effect { post(.unreadable(error)) } else { inbox.post(.effectFailed(error)) }
    }
    for notice in library.notices() { inbox.post(.noticed(.warning, notice)) }
  }

  private func post(_ message: GalleryMessage) { inbox.post(.gallery(message)) }

  private func items(_ ids: [String], _ library: any AssetLibrary) throws(Failure) -> [GalleryItem] {
    try library.assets(ids).map { GalleryItem($0, path: library.path(of: $0)) }
  }

  private func list(_ query: AssetQuery, _ library: any AssetLibrary) throws(Failure) {
    let ids = try library.ids(query)
    let first = try items(Array(ids.prefix(60)), library)
    post(.listed(GalleryListing(query: query, ids: ids, holdings: try library.holdings(), first: first)))
  }

  /// What is shown of pictures that changed comes before the word that they did.
  private func tell(_ ids: [String], _ library: any AssetLibrary, undo: GalleryStep?, _ said: String) throws(Failure) {
    post(.items(try items(ids, library)))
    post(.changed(undo: undo, said: said))
  }

  /// Into the trash, out of it, or away for good.
  private enum Way { case discard, restore, delete }

  /// Where some could not be moved, the others are, and that is what is seen next.
  private func move(
    _ way: Way, _ ids: [String], _ library: any AssetLibrary, undo: GalleryStep?, _ said: String
  ) throws(Failure) {
    do throws(Failure) {
      switch way {
      case .discard: try library.discard(ids)
      case .restore: try library.restore(ids)
      case .delete: try library.delete(ids)
      }
    } catch {
      try tell(ids, library, undo: undo, "")
      throw error
    }
    try tell(ids, library, undo: undo, said)
  }

  private func edit(_ edits: [AssetEdit], _ said: String, _ library: any AssetLibrary) throws(Failure) {
    let before = try library.assets(edits.map(\.id))
    try apply(edits, library)
    let inverse = edits.compactMap { edit in
      before.first { $0.id == edit.id }.map { AssetEdit(edit.id, edit.change.inverse(for: $0)) }
    }
    // What was not asked for with a key, such as the words of an analysis, is not taken back with one.
    try tell(edits.map(\.id), library, undo: said.isEmpty ? nil : .edit(inverse), said)
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
    case .restore(let ids):
      let said = ids.count == 1 ? "It is back." : "\(ids.count) pictures are back."
      try move(.restore, ids, library, undo: nil, said)
    case .discard(let ids): try move(.discard, ids, library, undo: nil, "Back in the trash.")
    case .edit(let edits):
      try apply(edits, library)
      try tell(edits.map(\.id), library, undo: nil, "Undone.")
    }
  }

  // MARK: Made again

  /// The request as it was; a seed that was set would give the same picture, so it moves on.
  private func `repeat`(_ id: String, _ library: any AssetLibrary) throws(Failure) {
    let asset = try library.asset(id)
    let known = try services.ledger?.lastCost(of: asset.request?.model ?? "")
    var plan = try Repetition(library: library, pictures: services.pictures).plan(of: asset, known: known ?? nil)
    for index in plan.requests.indices { plan.requests[index].seed = plan.requests[index].seed.map { $0 &+ 1 } }
    post(.repeated(plan))
  }

  private func recall(_ id: String, _ library: any AssetLibrary) throws(Failure) {
    let asset = try library.asset(id)
    guard asset.request != nil || !asset.origin.prompt.isEmpty else {
      throw Failure(
        .usage, "How \(Harmless.line(asset.title, limit: 80)) was made is not known.",
        advice: "i makes it the reference of an edit instead.")
    }
    let repetition = Repetition(library: library, pictures: services.pictures)
    let references = try asset.request.map { request throws(Failure) in try repetition.references(of: request) } ?? []
    post(.recalled(repetition.draft(of: asset, references.map(\.reference)), references))
  }
}
