import Domain
import Foundation
import GRDB

extension Database {
  /// Writes an entry, which is mostly there: of one that is only what changes is written, as each column more costs pages of
  /// its indexes.
  ///
  /// - Parameter owner: who sends it, as `Owner` writes itself; kept as it was on an entry that is there.
  func save(_ entry: LedgerEntry, owner: String) throws {
    let update = try cachedStatement(
      sql: """
        UPDATE ledger SET outcome = ?, detail = ?, amount = ?, estimated = ?, each = ?, generation = ?
        WHERE id = ? AND time = ? AND model = ? AND client = ?
        """)
    try update.execute(arguments: [
      entry.outcome.rawValue, try Detail.text(entry), Billionths.of(entry.amount), entry.isEstimated,
      entry.each.map(Billionths.of), entry.generationID, entry.id, entry.time.timeIntervalSince1970, entry.model,
      entry.client ?? "",
    ])
    if changesCount == 0 { try add(entry, owner: owner) }
  }

  /// Writes an entry that is mostly new.
  func add(_ entry: LedgerEntry, owner: String) throws {
    let statement = try cachedStatement(
      sql: """
        INSERT INTO ledger (id, time, model, outcome, owner, detail, amount, estimated, each, client, generation)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET time = excluded.time, model = excluded.model, outcome = excluded.outcome,
          detail = excluded.detail, amount = excluded.amount, estimated = excluded.estimated, each = excluded.each,
          client = excluded.client, generation = excluded.generation
        """)
    try statement.execute(arguments: [
      entry.id, entry.time.timeIntervalSince1970, entry.model, entry.outcome.rawValue, owner,
      try Detail.text(entry), Billionths.of(entry.amount), entry.isEstimated, entry.each.map(Billionths.of),
      entry.client ?? "", entry.generationID,
    ])
  }

  /// Fills the columns that are summed up from the entries themselves.
  func sumLedger() throws {
    let update = try makeStatement(sql: "UPDATE ledger SET amount = ?, estimated = ?, each = ? WHERE rowid = ?")
    for row in try Row.fetchAll(self, sql: "SELECT rowid AS number, detail FROM ledger") {
      guard let entry = Detail.value(LedgerEntry.self, from: row["detail"]) else { continue }
      try update.execute(arguments: [
        Billionths.of(entry.amount), entry.isEstimated, entry.each.map(Billionths.of), row["number"] as Int64,
      ])
    }
  }
}

/// Amounts as the ledger's columns sum them up: whole billionths of a dollar.
enum Billionths {
  private static let unit: Decimal = 1_000_000_000
  /// No single amount may make a sum overflow.
  private static let most = Decimal(1_000_000) * unit

  static func of(_ amount: Decimal) -> Int64 {
    var exact = amount.isNaN ? 0 : min(max(amount * unit, -most), most)
    var whole = Decimal()
    NSDecimalRound(&whole, &exact, 0, .plain)
    return NSDecimalNumber(decimal: whole).int64Value
  }

  static func amount(_ billionths: Int64) -> Decimal { Decimal(billionths) / unit }
}

extension LedgerEntry {
  /// What each of its pictures cost; nil unless it made pictures and the service said what they cost.
  fileprivate var each: Decimal? {
    guard kind == .image, outcome == .done, let cost else { return nil }
    return cost / Decimal(max(1, assets.isEmpty ? images : assets.count))
  }
}
