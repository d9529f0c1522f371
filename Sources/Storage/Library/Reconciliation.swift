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
    let strays = rows.compactMap { Stray($0, names) }
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

  /// - Returns: how many were taken in.
  private func adopt(_ names: Set<String>, inTrash: Bool, _ pool: DatabasePool) throws -> Int {
    var count = 0
    var waiting = names.sorted()[...]
    // In portions: each is one write to the disk, and none holds all pictures in memory.
    while !waiting.isEmpty {
      let found = waiting.prefix(100).compactMap { try? folder.asset(file: $0, inTrash: inTrash, fallback: now) }
      waiting = waiting.dropFirst(100)
      guard !found.isEmpty else { continue }
      count += try pool.write { db in try found.count { try adopt($0, db) } }
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
      for asset in old where (try? folder.delete(asset)) != nil {
        try db.deleteAsset(id: asset.id)
      }
    }
  }
}

/// A row whose file is not where the row says, or is there again.
private struct Stray {
  let id: String
  let isMissing: Bool
  /// From the folder to the trash, or back.
  let isMoved: Bool

  /// Nil for a row that is in order.
  init?(_ row: Row, _ names: (kept: Set<String>, trashed: Set<String>)) {
    let (file, state, wasMissing): (String, String, Bool) = (row["file"], row["state"], row["missing"])
    let isTrashed = state == AssetState.trashed.rawValue
    let isOutside = file.hasPrefix("/")
    let isThere =
      isOutside ? LinkedPath.linkStatus(file) != nil : (isTrashed ? names.trashed : names.kept).contains(file)
    isMoved = !isThere && !isOutside && (isTrashed ? names.kept : names.trashed).contains(file)
    isMissing = !isThere && !isMoved
    guard isMoved || isMissing != wasMissing else { return nil }
    id = row["id"]
  }
}
