import Domain
import Foundation
import GRDB

/// What can still be read of a damaged library: names, tags and spending, which image files alone do not tell.
struct Salvage {
  private var assets: [Asset] = []
  private var entries: [(entry: LedgerEntry, owner: String)] = []

  /// Reads until it can no further; a file that is no database gives nothing.
  init(of path: String) {
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else { return }
    var assets: [Asset] = []
    var entries: [(LedgerEntry, String)] = []
    try? queue.read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT detail, owner FROM ledger")
      while let row = try rows.next() {
        if let entry = Detail.value(LedgerEntry.self, from: row["detail"]) { entries.append((entry, row["owner"])) }
      }
    }
    try? queue.read { db in
      let rows = try String.fetchCursor(db, sql: "SELECT detail FROM asset")
      while let text = try rows.next() {
        if let asset = Detail.value(Asset.self, from: text) { assets.append(asset) }
      }
    }
    try? queue.close()
    self.assets = assets
    self.entries = entries
  }

  func write(to pool: DatabasePool) throws {
    try pool.write { db in
      for asset in assets { try db.save(asset) }
      for (entry, owner) in entries { try db.save(entry, owner: owner) }
    }
  }

  /// Whether nothing was ever noted as spent, as in a library whose database is new.
  static func hasNoLedger(_ pool: DatabasePool) throws -> Bool {
    try pool.read { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM ledger)") ?? true }
  }

  /// Spending of which only the pictures tell: what they cost counts on the day they were made.
  ///
  /// - Returns: how many pictures told of it.
  static func completeLedger(_ pool: DatabasePool) throws -> Int {
    try pool.write { db in
      var count = 0
      let known = Set(
        try String.fetchAll(db, sql: "SELECT detail FROM ledger").compactMap {
          Detail.value(LedgerEntry.self, from: $0)
        }.flatMap(\.assets))
      for asset in try db.assets("cost > 0", []) where !known.contains(asset.id) {
        var entry = LedgerEntry(id: asset.id, time: asset.created, model: asset.origin.model)
        entry.cost = asset.cost
        entry.outcome = .done
        entry.provider = asset.origin.provider
        entry.generationID = asset.origin.generationID
        entry.assets = [asset.id]
        try db.save(entry, owner: "")
        count += 1
      }
      return count
    }
  }
}
