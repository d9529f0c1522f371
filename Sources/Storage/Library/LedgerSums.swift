import Domain
import Foundation
import GRDB

/// Sums of the ledger, read from its indices alone.
struct LedgerSums {
  private static let columns = "count(*) AS requests, sum(amount) AS amount, sum(estimated) AS estimated"

  let db: Database

  func models() throws -> [String: Spend] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT model, \(Self.columns) FROM ledger INDEXED BY ledger_models GROUP BY model")
    return rows.reduce(into: [:]) { $0[$1["model"]] = Self.spend($1) }
  }

  /// The newest days that saw a request, by their starts. From day to day the index is asked for the next entry, so that
  /// days without any cost nothing.
  func days(_ count: Int, _ calendar: Calendar) throws -> [Date: Spend] {
    let before = try db.cachedStatement(sql: "SELECT max(time) FROM ledger WHERE time < ?")
    let sum = try db.cachedStatement(
      sql: "SELECT \(Self.columns) FROM ledger INDEXED BY ledger_days WHERE time >= ? AND time < ?")
    var sums: [Date: Spend] = [:]
    var end = Double.greatestFiniteMagnitude
    while sums.count < count, let time = try Double.fetchOne(before, arguments: [end]) {
      let start = calendar.startOfDay(for: Date(timeIntervalSince1970: time))
      // A day that does not begin before its end would be asked for for ever.
      let from = min(start.timeIntervalSince1970, time)
      if let row = try Row.fetchOne(sum, arguments: [from, end]) { sums[start, default: Spend()].add(Self.spend(row)) }
      end = from
    }
    return sums
  }

  func latest(_ count: Int) throws -> [LedgerEntry] {
    try String.fetchAll(db, sql: "SELECT detail FROM ledger ORDER BY time DESC LIMIT ?", arguments: [count])
      .compactMap { Detail.value(LedgerEntry.self, from: $0) }
  }

  /// - Parameter count: so many of the newest pictures of each model.
  func learnt(_ count: Int) throws -> [String: LearntCost] {
    let next = try db.cachedStatement(
      sql: "SELECT min(model) FROM ledger INDEXED BY ledger_learnt WHERE each IS NOT NULL AND model > ?")
    let newest = try db.cachedStatement(
      sql: """
        SELECT each FROM ledger INDEXED BY ledger_learnt WHERE each IS NOT NULL AND model = ? ORDER BY time DESC LIMIT ?
        """)
    var costs: [String: LearntCost] = [:]
    var model = ""
    while let name = try String.fetchOne(next, arguments: [model]) {
      for each in try Int64.fetchAll(newest, arguments: [name, count]) {
        costs.learn(each: Billionths.amount(each), of: name)
      }
      model = name
    }
    return costs
  }

  private static func spend(_ row: Row) -> Spend {
    Spend(
      amount: Billionths.amount(row["amount"] ?? 0), requests: row["requests"], estimated: row["estimated"] ?? 0)
  }
}
