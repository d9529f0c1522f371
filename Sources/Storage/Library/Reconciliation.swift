import Domain
import Foundation
import GRDB

/// Brings rows and files together again, after a killed program or somebody else's hand: files without a row are adopted
/// by what they say of themselves, rows without a file are marked, and what lay in the trash for 30 days goes.
struct Reconciliation {
  let folder: LibraryFolder
  let now: Date
  /// Files that are not taken in.
  var expected: Set<String> = []

  private static let patience = 30 * 86_400.0

  /// What was found, and what the user should know of it.
  struct Report {
    var adopted = 0
    /// One for each thing.
    var sentences: [String] = []
  }

  func run(_ pool: DatabasePool) throws -> Report {
    let rows = try pool.read {
      try Row.fetchAll($0, sql: "SELECT file, id, state, missing, bytes FROM asset INDEXED BY asset_files")
    }
    let places = rows.map(FilePlace.init)
    let files = (kept: folder.files(inTrash: false), trashed: folder.files(inTrash: true))
    let known = expected.union(places.map(\.file))
    // Before rows are marked: what has another name now is not missing.
    let kept = try adopt(files.kept, but: known, inTrash: false, pool)
    let trashed = try adopt(files.trashed, but: known, inTrash: true, pool)
    let renamed = kept.renamed.union(trashed.renamed)
    let lost = try follow(places.filter { !renamed.contains($0.id) }.compactMap { StrayFile($0, files) }, pool)
    let replaced = try measure(places.filter { $0.isReplaced(files) }, pool)
    try purge(pool)
    let noted = try takeNotes(pool)
    let sentences = [
      Self.sentence(noted, "saved outside the library and could not be noted then; now the library knows"),
      Self.sentence(kept.told, "found in the images folder and taken into the library"),
      Self.sentence(renamed.count, "renamed from outside and found again"),
      Self.sentence(lost, "missing: the file is gone from the images folder"),
      Self.sentence(replaced, "replaced or damaged from outside"),
    ]
    return Report(adopted: kept.count + trashed.count, sentences: sentences.compactMap { $0 })
  }

  /// Files that got a row.
  private struct Adoption {
    var count = 0
    /// Without those so new that another instance is about to write their rows itself.
    var told = 0
    /// Ids of rows that had another file.
    var renamed: Set<String> = []
  }

  /// Pictures outside the library whose rows an earlier run could not write.
  ///
  /// - Returns: how many have one now.
  private func takeNotes(_ pool: DatabasePool) throws -> Int {
    let notes = folder.waiting.all().filter { !expected.contains($0.file) }
    guard !notes.isEmpty else { return 0 }
    let new = try pool.write { db in
      let new = try notes.filter { note in try db.asset(id: note.id) == nil && RegularFile.isAt(note.file) }
      for note in new { try db.save(note) }
      return new.count
    }
    for note in notes { folder.waiting.remove(note.id) }
    return new
  }

  private static func sentence(_ count: Int, _ words: String) -> String? {
    count == 0 ? nil : "\(count) picture\(count == 1 ? " was" : "s were") \(words)."
  }

  /// Marks rows whose file is gone, and follows files that moved between folder and trash.
  ///
  /// - Returns: how many are newly gone.
  private func follow(_ strays: [StrayFile], _ pool: DatabasePool) throws -> Int {
    guard !strays.isEmpty else { return 0 }
    try pool.write { db in
      for stray in strays {
        guard var asset = try db.asset(id: stray.id) else { continue }
        asset.isMissing = stray.isMissing
        if stray.isMoved, asset.state == .trashed {
          asset.restore()
        } else if stray.isMoved {
          (asset.state, asset.trashed) = (.trashed, now)
        }
        try db.save(asset)
      }
    }
    return strays.count { $0.isMissing }
  }

  /// Looks again at files of another size: most of them got other metadata and have the pixels that they had.
  ///
  /// - Returns: how many show something else, or nothing any more.
  private func measure(_ places: [FilePlace], _ pool: DatabasePool) throws -> Int {
    var count = 0
    var waiting = places[...]
    while !waiting.isEmpty {
      let ids = waiting.prefix(100).map(\.id)
      waiting = waiting.dropFirst(100)
      let found = try pool.read { try $0.assets(ids: ids) }
      let measured = found.compactMap { try? folder.measured($0) }
      try pool.write { db in for file in measured { try db.saveMeasure(of: file.asset) } }
      count += measured.count { $0.isOther }
    }
    return count
  }

  /// Regular files that are images and have no row; all else is left alone.
  private func adopt(
    _ files: [String: Int?], but known: Set<String>, inTrash: Bool, _ pool: DatabasePool
  ) throws -> Adoption {
    var adoption = Adoption()
    var waiting = files.compactMap { $0.value == nil || known.contains($0.key) ? nil : $0.key }.sorted()[...]
    // In portions: each is one write to the disk, and none holds all pictures in memory.
    while !waiting.isEmpty {
      let found = waiting.prefix(100).compactMap { try? folder.asset(file: $0, inTrash: inTrash, fallback: now) }
      waiting = waiting.dropFirst(100)
      guard !found.isEmpty else { continue }
      let before = adoption
      adoption = try pool.write { db in try found.reduce(into: before) { try adopt($1, db, &$0) } }
    }
    return adoption
  }

  /// Another instance may have written the row by now; and a picture that was renamed keeps its row.
  private func adopt(_ found: Asset, _ db: Database, _ adoption: inout Adoption) throws {
    let isKnown = try Bool.fetchOne(db, sql: "SELECT 1 FROM asset WHERE file = ?", arguments: [found.file]) ?? false
    guard !isKnown else { return }
    var asset = found
    if var old = try db.asset(id: found.id) {
      if old.isMissing || LinkedPath.linkStatus(folder.path(of: old)) == nil {
        (old.file, old.state, old.trashed, old.isMissing) = (found.file, found.state, found.trashed, false)
        asset = old
        adoption.renamed.insert(old.id)
      } else {
        // A copy: what the first one cost was spent once.
        (asset.id, asset.isImported) = (Asset.newID(), true)
      }
    }
    try db.save(asset)
    guard !adoption.renamed.contains(asset.id) else { return }
    adoption.count += 1
    if !isFresh(asset) { adoption.told += 1 }
  }

  private func isFresh(_ asset: Asset) -> Bool {
    guard let status = LinkedPath.linkStatus(folder.path(of: asset)) else { return false }
    return abs(now.timeIntervalSince1970 - Double(FileTime(modifiedBy: status).seconds)) < 10
  }

  /// Whether anything was made, discarded or sent in the 30 days before now. A clock that is far from all that is known may
  /// be wrong, and nothing is deleted by it; after a long time without use it is right again with the next picture.
  private func isClockKnown(_ pool: DatabasePool) throws -> Bool {
    let (first, last) = (now.timeIntervalSince1970 - Self.patience, now.timeIntervalSince1970)
    return try pool.read { db in
      try ["SELECT 1 FROM asset WHERE created", "SELECT 1 FROM asset WHERE trashed", "SELECT 1 FROM ledger WHERE time"]
        .contains { try Bool.fetchOne(db, sql: "\($0) BETWEEN ? AND ? LIMIT 1", arguments: [first, last]) ?? false }
    }
  }

  private func purge(_ pool: DatabasePool) throws {
    let limit = now.timeIntervalSince1970 - Self.patience
    let old = try pool.read { try $0.assets("state = 'trash' AND trashed < ?", [limit]) }
    guard try !old.isEmpty && isClockKnown(pool) else { return }
    let users = try pool.read { try $0.users(ofReferences: old) }
    let digests = folder.keepCopies(of: old, usedBy: users)
    try pool.write { db in
      try db.point(users, to: digests)
      // Read again where nobody else can write: one that was taken back meanwhile stays.
      for asset in try db.assets("state = 'trash' AND trashed < ?", [limit]) where (try? folder.delete(asset)) != nil {
        try db.deleteAsset(id: asset.id)
      }
    }
    folder.references.remove(but: try pool.read { try $0.digests() }, now: now)
  }
}
