import Domain
import Foundation
import GRDB

/// What can still be read of a damaged library: names, tags, prompts and spending, which image files alone do not tell.
struct Salvage {
  private var assets: [Asset] = []
  private var entries: [(entry: LedgerEntry, owner: String)] = []
  private var prompts: [PastPrompt] = []
  /// Whether some of the ledger could not be read.
  private(set) var lacksEntries = false

  /// A file that is no database gives nothing.
  init(of path: String) {
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else {
      lacksEntries = true
      return
    }
    let (rows, isWhole) = Self.rows(of: "ledger", "detail, owner", queue)
    entries = rows.compactMap { row in
      (row["detail"] as String?).flatMap { Detail.value(LedgerEntry.self, from: $0) }.map { ($0, row["owner"] ?? "") }
    }
    lacksEntries = !isWhole
    assets = Self.rows(of: "asset", "detail", queue).rows.compactMap { row in
      (row["detail"] as String?).flatMap { Detail.value(Asset.self, from: $0) }
    }
    prompts = Self.rows(of: "prompt", "number, text, time, model, asset, sent", queue).rows.map { PastPrompt($0) }
    try? queue.close()
  }

  /// From the beginning and from the end until a damaged page stops it, then row by row between: a page that is bad takes
  /// with it only what it holds.
  private static func rows(
    of table: String, _ columns: String, _ queue: DatabaseQueue
  ) -> (rows: [Row], isWhole: Bool) {
    var found: [Int64: Row] = [:]
    let sql = "SELECT rowid AS place, \(columns) FROM \(table)"
    func walk(_ order: String) -> (last: Int64?, isWhole: Bool) {
      var last: Int64?
      let end: Void? = try? queue.read { db in
        let rows = try Row.fetchCursor(db, sql: "\(sql) ORDER BY rowid \(order)")
        while let row = try rows.next() {
          let place: Int64 = row["place"]
          found[place] = row.copy()
          last = place
        }
      }
      return (last, end != nil)
    }
    let first = walk("ASC")
    guard !first.isWhole else { return (found.sorted { $0.key < $1.key }.map(\.value), true) }
    let second = walk("DESC")
    let (low, high) = ((first.last ?? 0) + 1, second.last ?? (first.last ?? 0) + most)
    for place in low..<max(low, min(high, low + most)) where found[place] == nil {
      let row = try? queue.read { try Row.fetchOne($0, sql: "\(sql) WHERE rowid = ?", arguments: [place]) }
      if let row { found[place] = row }
    }
    return (found.sorted { $0.key < $1.key }.map(\.value), false)
  }

  /// Rows that are asked for one by one.
  private static let most: Int64 = 100_000

  func write(to database: some DatabaseWriter) throws {
    try database.write { db in
      for asset in assets { try db.save(asset) }
      for prompt in prompts where !prompt.text.isEmpty { try db.save(prompt) }
      for (entry, owner) in entries { try db.save(entry, owner: owner) }
    }
  }

  /// Whether nothing was ever noted as spent, as in a library whose database is new.
  static func hasNoLedger(_ pool: some DatabaseReader) throws -> Bool {
    try pool.read { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM ledger)") ?? true }
  }

  /// Spending of which only the pictures tell: what they cost counts on the day they were made.
  ///
  /// - Returns: how many pictures told of it.
  static func completeLedger(_ pool: some DatabaseWriter) throws -> Int {
    try pool.write { db in
      var count = 0
      let known = Set(
        try String.fetchAll(db, sql: "SELECT detail FROM ledger").compactMap {
          Detail.value(LedgerEntry.self, from: $0)
        }.flatMap(\.assets))
      // What was imported was spent elsewhere, or is here as the picture that it is a copy of.
      for asset in try db.assets("cost > 0", []) where !known.contains(asset.id) && asset.isImported != true {
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
