import Domain
import Foundation
import GRDB

/// Brings rows and files together again, after a killed program or somebody else's hand: files without a row are adopted
/// by what they say of themselves, rows without a file are marked, and what lay in the trash for 30 days goes.
struct Reconciliation {
  let folder: LibraryFolder
  let now: Date

  private static let patience = 30 * 86_400.0

  /// One sentence for each thing that the user should know.
  func run(_ pool: DatabasePool) throws -> [String] {
    let rows = try pool.read { try Row.fetchAll($0, sql: "SELECT id, file, state, missing FROM asset") }
    let names = (kept: folder.names(inTrash: false), trashed: folder.names(inTrash: true))
    let lost = try follow(rows, names, pool)
    let known = Set(rows.map { $0["file"] as String })
    let adopted = try adopt(names.kept.subtracting(known), inTrash: false, pool)
    _ = try adopt(names.trashed.subtracting(known), inTrash: true, pool)
    try purge(pool)
    return [Self.sentence(adopted, "found in the images folder and taken into the library")].compactMap { $0 }
      + [Self.sentence(lost, "missing: the file is gone from the images folder")].compactMap { $0 }
  }

  private static func sentence(_ count: Int, _ words: String) -> String? {
    count == 0 ? nil : "\(count) picture\(count == 1 ? " was" : "s were") \(words)."
  }

  /// Marks rows whose file is gone, and follows files that moved between folder and trash.
  ///
  /// - Returns: how many are newly gone.
  private func follow(_ rows: [Row], _ names: (kept: Set<String>, trashed: Set<String>), _ pool: DatabasePool) throws
    -> Int
  {
    var lost = 0
    for row in rows {
      let (file, state, missing): (String, String, Bool) = (row["file"], row["state"], row["missing"])
      let isTrashed = state == AssetState.trashed.rawValue
      let isOutside = file.hasPrefix("/")
      let isThere =
        isOutside ? LinkedPath.linkStatus(file) != nil : (isTrashed ? names.trashed : names.kept).contains(file)
      let isMoved = !isThere && !isOutside && (isTrashed ? names.kept : names.trashed).contains(file)
      guard isMoved || missing == isThere else { continue }
      if !isThere, !isMoved { lost += 1 }
      try pool.write { db in
        guard var asset = try db.asset(id: row["id"]) else { return }
        asset.isMissing = !isThere && !isMoved
        if isMoved, isTrashed { asset.restore() }
        if isMoved, !isTrashed { (asset.state, asset.trashed) = (.trashed, now) }
        try db.save(asset)
      }
    }
    return lost
  }

  /// - Returns: how many were taken in.
  private func adopt(_ names: Set<String>, inTrash: Bool, _ pool: DatabasePool) throws -> Int {
    var count = 0
    for name in names.sorted() {
      guard let found = try? folder.asset(file: name, inTrash: inTrash, fallback: now) else { continue }
      count += try pool.write { try adopt(found, $0) } ? 1 : 0
    }
    return count
  }

  /// Another instance may have written the row by now; and a picture that was renamed keeps its row.
  private func adopt(_ found: Asset, _ db: Database) throws -> Bool {
    let isKnown = try Bool.fetchOne(db, sql: "SELECT 1 FROM asset WHERE file = ?", arguments: [found.file]) ?? false
    guard !isKnown else { return false }
    var asset = found
    if var old = try db.asset(id: found.id) {
      if old.isMissing || LinkedPath.linkStatus(folder.path(of: old)) == nil {
        (old.file, old.state, old.trashed, old.isMissing) = (found.file, found.state, found.trashed, false)
        asset = old
      } else {
        asset.id = Asset.newID()
      }
    }
    try db.save(asset)
    return true
  }

  private func purge(_ pool: DatabasePool) throws {
    let limit = now.timeIntervalSince1970 - Self.patience
    let old = try pool.read {
      try $0.assets("state = ? AND trashed < ?", [AssetState.trashed.rawValue, limit])
    }
    guard !old.isEmpty else { return }
    try pool.write { db in
      for asset in old {
        folder.delete(asset)
        try db.deleteAsset(id: asset.id)
      }
    }
  }
}
