import Domain
import Foundation
import GRDB
import Raster

/// The library on disk: image files in `images`, their rows in library.sqlite.
package struct GRDBLibrary: AssetLibrary {
  let database: LibraryDatabase
  private let store: DiskPictureStore

  var folder: LibraryFolder { database.folder }

  package init(_ database: LibraryDatabase, store: DiskPictureStore) {
    self.database = database
    self.store = store
  }

  package func add(_ bytes: [UInt8], as asset: Asset, embedding: Bool) throws(Failure) -> Asset {
    let kept = try keep(bytes, as: asset, embedding: embedding)
    do throws(Failure) { try note([kept]) } catch { database.add(notice: error.sentence) }
    return kept
  }

  package func keep(_ bytes: [UInt8], as asset: Asset, embedding: Bool) throws(Failure) -> Asset {
    var asset = digested(asset)
    asset.measure(bytes)
    let marked = embedding ? folder.marked(bytes, with: asset) : bytes
    let image = GeneratedImage(bytes: marked, mediaType: asset.mediaType)
    asset.file = Folder.name(of: try store.keep(image, named: asset.name ?? asset.origin.prompt))
    asset.byteCount = marked.count
    if ImageMetadata.read(from: marked) == nil { try? folder.writeSidecar(of: asset) }
    return asset
  }

  package func claimed(_ bytes: [UInt8], at path: String, as asset: Asset) -> Asset {
    var asset = digested(asset)
    asset.measure(bytes)
    asset.file = path
    asset.state = .saved
    asset.name = asset.name ?? Folder.name(of: path)
    return asset
  }

  package func note(_ assets: [Asset]) throws(Failure) {
    // Nobody looks for files outside the library: until they have a row, a note of them lies beside the pictures.
    let outside = assets.filter { $0.file.hasPrefix("/") }
    let isFound = outside.reduce(true) { folder.waiting.add($1) && $0 }
    for asset in assets { keepReferences(of: asset) }
    try insert(assets, isFound: isFound)
    for asset in outside { folder.waiting.remove(asset.id) }
  }

  package func marked(_ bytes: [UInt8], with asset: Asset) -> [UInt8] { folder.marked(bytes, with: asset) }

  package func importFile(_ path: String) throws(Failure) -> Asset {
    let bytes = try store.read(path, limit: Rules.pictureBytes)
    var asset = LibraryFolder.asset(saying: ImageMetadata.read(from: bytes), created: database.now())
    asset.measure(bytes)
    guard ImageFormat.sniff(bytes)?.isKept == true else {
      throw Failure(
        .notAnImage, "\(Harmless.line(Folder.name(of: path), limit: 200)) is neither an image nor a sound.",
        advice: "The library takes images, MP3 and WAV files.")
    }
    asset.isImported = true
    // Its references were somebody else's: a name among them could be that of a picture here.
    for index in (asset.request?.references ?? []).indices { asset.request?.references[index].path = "" }
    asset.state = .saved
    asset.name = Harmless.line(Self.stem(of: path), limit: 200)
    if let known = try? self.asset(asset.id), known.id == asset.id { asset.id = Asset.newID() }
    let added = try add(bytes, as: asset, embedding: ImageMetadata.read(from: bytes) != nil)
    if let reason = Self.obstacle(bytes) {
      let name = Harmless.line(Folder.name(of: path), limit: 200)
      database.add(notice: "There is no preview of \(name), which was imported: \(reason).")
    }
    return added
  }

  /// Why a picture cannot be shown; nil when it can.
  private static func obstacle(_ bytes: [UInt8]) -> String? {
    do throws(RasterError) {
      try Decoder.check(bytes)
      return nil
    } catch {
      return error.sentence
    }
  }

  /// The file's name without its ending, and without the days that names of the library begin with.
  private static func stem(of path: String) -> String {
    let stem = (Folder.name(of: path) as NSString).deletingPathExtension
    var rest = stem[...]
    while let day = rest.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}[-_ ]+/) { rest = rest[day.range.upperBound...] }
    return rest.isEmpty ? stem : String(rest)
  }

  package func asset(_ id: String) throws(Failure) -> Asset {
    let wanted = id.trimmingCharacters(in: .whitespaces)
    let found = try database.read("The library was not read") { db in
      try db.assets(
        "id = ?1 OR file = ?1 OR (length(?1) > 2 AND id >= ?1 AND id < ?1 || 'g') ORDER BY id = ?1 DESC LIMIT 3",
        [wanted])
    }
    if let first = found.first, found.count == 1 || first.id == wanted || first.file == wanted { return first }
    let name = Harmless.line(wanted, limit: 60)
    guard wanted.utf8.count > 2 else {
      throw Failure(.usage, "\"\(name)\" is too short for an id.", advice: "Give at least its first three characters.")
    }
    guard found.isEmpty else {
      throw Failure(.usage, "Several pictures have ids that begin with \(name).", advice: "Give more of the id.")
    }
    throw Failure(.usage, "There is no picture \"\(name)\" in the library.", advice: "See `visualizer gallery list`.")
  }

  package func change(_ ids: [String], _ change: AssetChange) throws(Failure) -> [Asset] {
    let changed = try database.write("The change of the picture was not kept") { db in
      try db.assets(ids: ids).map { asset in
        let changed = change.applied(to: asset)
        try db.save(changed)
        return changed
      }
    }
    // The rows have it by now; the copies in the files serve only when the library must be made anew.
    return (try? rewriteFiles(of: changed.map(\.id))) ?? changed
  }

  /// As the rows are once nobody else moves or writes files: a picture that was discarded meanwhile would otherwise be
  /// written again where it was.
  private func rewriteFiles(of ids: [String]) throws(Failure) -> [Asset] {
    try database.holdingFiles { () throws(Failure) in
      let now = try assets(ids)
      let rewritten = now.map { asset in
        var asset = asset
        if !asset.isMissing { asset.byteCount = (try? folder.rewriteMetadata(of: asset)) ?? asset.byteCount }
        return asset
      }
      let resized = zip(now, rewritten).filter { $0.byteCount != $1.byteCount }.map(\.1)
      if !resized.isEmpty { try? database.write("") { db in for asset in resized { try db.saveMeasure(of: asset) } } }
      return rewritten
    }
  }

  package func path(of asset: Asset) -> String { folder.path(of: asset) }

  package func keptCopy(of reference: Reference) -> String? { folder.references.path(of: reference) }

  package func reconcile() throws(Failure) -> [String] { try database.reconcile() }

  package func revision() -> UInt64 { database.revision }

  package func notices() -> [String] { database.takeNotices() }

  /// With the digests of references that are no pictures of the library, and the mere names of those that are.
  private func digested(_ asset: Asset) -> Asset {
    var asset = asset
    for (index, reference) in (asset.request?.references ?? []).enumerated() {
      asset.request?.references[index].path = folder.ownName(of: reference.path)
      guard !reference.bytes.isEmpty, !folder.holds(reference.path) else { continue }
      asset.request?.references[index].digest = ReferenceCopies.digest(of: reference)
    }
    return asset
  }

  /// So that the picture can be made again when the user's files are elsewhere.
  private func keepReferences(of asset: Asset) {
    for reference in asset.request?.references ?? [] where !reference.bytes.isEmpty {
      do throws(FileProblem) {
        try folder.references.keep(reference)
      } catch {
        database.add(notice: error.failure(.storage, "A reference was not kept for making the picture again").title)
      }
    }
  }

  /// - Parameter isFound: whether the next opening finds them without their rows.
  private func insert(_ assets: [Asset], isFound: Bool) throws(Failure) {
    guard let first = assets.first else { return }
    let place = Harmless.line(path(of: first), limit: 300)
    let what =
      assets.count == 1
      ? "The picture is at \(place) but was not noted"
      : "\(assets.count) pictures are at \(place) and beside it but were not noted"
    do throws(Failure) {
      try database.expecting(assets.map(\.file)) { () throws(Failure) in
        try database.write(what) { db in for asset in assets { try db.save(asset) } }
      }
    } catch {
      var failure = error
      failure.advice =
        isFound ? "That is done at the next start." : "visualizer gallery import takes in what is outside the library."
      throw failure
    }
  }
}

extension GRDBLibrary {
  package func find(_ query: AssetQuery, limit: Int, offset: Int) throws(Failure) -> [Asset] {
    let sql = AssetSQL(query)
    return try database.read("The library was not read") { db in
      try db.assets(
        "\(sql.condition) ORDER BY \(sql.order) LIMIT ? OFFSET ?", sql.arguments + [max(0, limit), max(0, offset)])
    }
  }

  package func count(_ query: AssetQuery) throws(Failure) -> Int {
    let sql = AssetSQL(query)
    return try database.read("The library was not read") { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM asset WHERE \(sql.condition)", arguments: sql.arguments) ?? 0
    }
  }

  package func ids(_ query: AssetQuery) throws(Failure) -> [String] {
    let sql = AssetSQL(query)
    return try database.read("The library was not read") { db in
      try String.fetchAll(
        db, sql: "SELECT id FROM asset WHERE \(sql.condition) ORDER BY \(sql.order)", arguments: sql.arguments)
    }
  }

  package func assets(_ ids: [String]) throws(Failure) -> [Asset] {
    try database.read("The library was not read") { try $0.assets(ids: ids) }
  }

  package func holdings() throws(Failure) -> Holdings {
    try database.read("The library was not read") { try $0.holdings() }
  }
}
