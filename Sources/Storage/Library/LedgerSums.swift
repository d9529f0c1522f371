import Domain
import Foundation
import GRDB

/// Sums of the ledger, none of which reads its entries: by model they are kept by the database itself, by day they come from
/// an index.
struct LedgerSums {
  private static let columns = "count(*) AS requests, sum(amount) AS amount, sum(estimated) AS estimated"

  /// The table of sums by model, as part of the schema's second step, and what keeps it in step with the ledger.
  static let kept = [
    "CREATE TABLE ledgerModel (model TEXT NOT NULL PRIMARY KEY, requests INTEGER, amount INTEGER, estimated INTEGER)",
    "INSERT INTO ledgerModel SELECT model, count(*), sum(amount), sum(estimated) FROM ledger GROUP BY model",
    "CREATE TRIGGER ledger_added AFTER INSERT ON ledger BEGIN \(adding) END",
    "CREATE TRIGGER ledger_changed AFTER UPDATE OF model, amount, estimated ON ledger BEGIN \(taking) \(adding) END",
    "CREATE TRIGGER ledger_removed AFTER DELETE ON ledger BEGIN \(taking) END",
  ]

  private static let adding = """
    INSERT INTO ledgerModel VALUES (new.model, 1, new.amount, new.estimated)
    ON CONFLICT (model) DO UPDATE SET requests = requests + 1, amount = amount + excluded.amount,
      estimated = estimated + excluded.estimated;
    """

  private static let taking = """
    UPDATE ledgerModel SET requests = requests - 1, amount = amount - old.amount, estimated = estimated - old.estimated
    WHERE model = old.model;
    """

  /// Sums of each quarter of an hour by client, as the start of a day is one wherever the user is: a budget is looked at
  /// before each request, and reads few rows however many there are. Requests of the user's own have no client.
  static let quarters = [
    "ALTER TABLE ledger ADD COLUMN client TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE ledger ADD COLUMN generation TEXT",
    """
    UPDATE ledger SET client = coalesce(json_extract(detail, '$.client'), ''),
      generation = json_extract(detail, '$.generationID') WHERE json_valid(detail)
    """,
    "CREATE INDEX ledger_generation ON ledger (generation) WHERE generation IS NOT NULL",
    """
    CREATE TABLE ledgerQuarter (
      quarter INTEGER NOT NULL, client TEXT NOT NULL, requests INTEGER, amount INTEGER, estimated INTEGER,
      PRIMARY KEY (quarter, client)) WITHOUT ROWID
    """,
    """
    INSERT INTO ledgerQuarter SELECT cast(time / 900 AS INTEGER), client, count(*), sum(amount), sum(estimated) FROM ledger
    GROUP BY 1, 2
    """,
    "CREATE TRIGGER ledgerQuarter_added AFTER INSERT ON ledger BEGIN \(addingQuarter) END",
    """
    CREATE TRIGGER ledgerQuarter_changed AFTER UPDATE OF time, client, amount, estimated ON ledger
    WHEN old.time <> new.time OR old.client <> new.client OR old.amount <> new.amount OR old.estimated <> new.estimated
    BEGIN \(takingQuarter) \(addingQuarter) END
    """,
    "CREATE TRIGGER ledgerQuarter_removed AFTER DELETE ON ledger BEGIN \(takingQuarter) END",
  ]

  private static let addingQuarter = """
    INSERT INTO ledgerQuarter VALUES (cast(new.time / 900 AS INTEGER), new.client, 1, new.amount, new.estimated)
    ON CONFLICT (quarter, client) DO UPDATE SET requests = requests + 1, amount = amount + excluded.amount,
      estimated = estimated + excluded.estimated;
    """

  private static let takingQuarter = """
    UPDATE ledgerQuarter SET requests = requests - 1, amount = amount - old.amount, estimated = estimated - old.estimated
    WHERE quarter = cast(old.time / 900 AS INTEGER) AND client = old.client;
    """

  let db: Database

  /// What was spent since the start of a day or a month.
  func spent(since start: Date) throws -> Spend {
    let sum = try db.cachedStatement(sql: "SELECT \(Self.quarterColumns) FROM ledgerQuarter WHERE quarter >= ?")
    return try Row.fetchOne(sum, arguments: [Self.quarter(start)]).map(Self.spend) ?? Spend()
  }

  /// What programs have spent that ask through this one.
  func spent(by clients: ClientLimit.Scope, since start: Date) throws -> Decimal {
    let areAgents = "(client = '\(ClientLimit.Scope.agent)' OR client GLOB '\(ClientLimit.Scope.agent):*')"
    let (condition, names): (String, [String]) =
      switch clients {
      case .named(let name): ("client = ?", [name])
      case .agents: (areAgents, [])
      case .gateway: ("client <> '' AND NOT \(areAgents)", [])
      }
    let sum = try db.cachedStatement(
      sql: "SELECT \(Self.quarterColumns) FROM ledgerQuarter WHERE quarter >= ? AND \(condition)")
    let arguments = StatementArguments([Self.quarter(start)]) + StatementArguments(names)
    return try Row.fetchOne(sum, arguments: arguments).map(Self.spend)?.amount ?? 0
  }

  private static let quarterColumns =
    "coalesce(sum(requests), 0) AS requests, sum(amount) AS amount, sum(estimated) AS estimated"

  private static func quarter(_ start: Date) -> Int64 { Int64((start.timeIntervalSince1970 / 900).rounded(.down)) }

  func models() throws -> [String: Spend] {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM ledgerModel WHERE requests > 0")
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

  /// When automatic generation sent requests.
  func automatic(since start: Date) throws -> [Date] {
    try Double.fetchAll(
      db, sql: "SELECT time FROM ledger WHERE time >= ? AND json_extract(detail, '$.isAutomatic')",
      arguments: [start.timeIntervalSince1970]
    ).map(Date.init(timeIntervalSince1970:))
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
