import Domain
import Engine
import Interface
import Media

extension GalleryEffect {
  /// Whether its turn comes after what was asked before it: lists and changes do, or an old list would show what a change
  /// took away. Pictures and long copies go beside.
  var isInLine: Bool {
    switch self {
    case .thumbnails, .large, .importFiles, .export, .sheet: false
    default: true
    }
  }
}

extension EffectRunner {
  /// Does what the gallery asks of the library. Blocks while the disk works.
  func gallery(_ effect: GalleryEffect) async {
    guard let library = engine.ports.library else { return }
    let changes = LibraryChanges(library)
    do throws(Failure) {
      switch effect {
      case .list(let query): try list(query, library)
      case .reconcile: try reconcile(library)
      case .load(let ids): post(.items(try items(ids, library)))
      case .thumbnails(let wishes): thumbnails.want(wishes)
      case .large(let wish):
        post(.large(wish, AssetPicture(reading: wish.path, engine.ports.pictures, within: Preview.box)))
      case .edit(let edits, let said): try tell(try changes.edit(edits, said: said), library)
      case .undo(let step): try undo(step, changes, library)
      case .discard(let ids): try tell(try changes.discard(ids), library)
      case .restore(let ids): try tell(try changes.restore(ids), library)
      case .delete(let ids): try tell(try changes.delete(ids), library)
      case .importFiles(let paths): await importFiles(paths)
      case .export(let ids, let folder): try await export(ids, to: folder, library)
      case .sheet(let order, let path): try sheet(order, to: path)
      case .repeat(let ids): try makeAgain(ids, library)
      case .recall(let id):
        let recalled = try engine.recall(try library.asset(id))
        post(.recalled(recalled.draft, recalled.references))
      }
    } catch {
      if case .list = effect { post(.unreadable(error)) } else { inbox.post(.effectFailed(error)) }
      if case .repeat = effect { post(.repeated([])) }
      showAsItIs(after: effect, library)
      if case .undo(let step) = effect { post(.undone(step, isDone: error.kind == .usage)) }
    }
    for notice in library.notices() { inbox.post(.noticed(.warning, notice)) }
  }

  /// The screen shows a change before the library has made it. Words that were paid for stay in sight all the same.
  private func showAsItIs(after effect: GalleryEffect, _ library: any AssetLibrary) {
    let ids: [String]
    switch effect {
    case .edit(let edits, let said) where !said.isEmpty: ids = edits.map(\.id)
    case .discard(let discarded): ids = discarded
    default: return
    }
    if let items = try? items(ids, library) { post(.items(items)) }
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
  private func tell(_ deed: LibraryDeed, _ library: any AssetLibrary) throws(Failure) {
    post(.items(try items(deed.ids, library)))
    post(.changed(undo: deed.undo, said: deed.said, at: deed.seen))
    if let failure = deed.failure { throw failure }
  }

  /// What others changed meanwhile stays as it is the next time, too; anything else may be tried again.
  private func undo(_ step: GalleryStep, _ changes: LibraryChanges, _ library: any AssetLibrary) throws(Failure) {
    let deed = try changes.undo(step)
    try tell(deed, library)
    post(.undone(step, isDone: true))
  }

  private func makeAgain(_ ids: [String], _ library: any AssetLibrary) throws(Failure) {
    var plans: [Plan] = []
    for asset in try library.assets(ids) { plans.append(try engine.again(asset, keepsSeed: false)) }
    guard !plans.isEmpty else { throw Failure(.usage, "The picture was deleted elsewhere meanwhile.") }
    post(.repeated(plans))
  }
}
