import Domain
import Foundation
import GRDB

/// The journal of spending, in library.sqlite.
package struct GRDBLedger: SpendLedger {
  private let database: LibraryDatabase

  package init(_ database: LibraryDatabase) { self.database = database }

  package func record(_ entry: LedgerEntry) throws(Failure) {
    try database.write("The spending was not noted") { try $0.save(entry, owner: database.owner.text) }
  }

  package func begin(_ entry: LedgerEntry, within budget: Budget) throws(Failure) {
    if let failure = try take([.begin([entry], within: budget)]).first ?? nil { throw failure }
  }

  package func take(_ steps: [LedgerStep]) throws(Failure) -> [Failure?] {
    try database.write("The spending was not noted") { db in
      // What is recorded counts in what is begun beside it.
      for case .record(let entry) in steps { try db.save(entry, owner: database.owner.text) }
      let room = LedgerRoom(db: db, now: database.now(), owner: database.owner.text)
      return try steps.map { step in
        guard case .begin(let entries, let budget) = step else { return nil }
        return try room.begin(entries, within: budget)
      }
    }
  }

  package func spent(by clients: ClientLimit.Scope, since: Date) throws(Failure) -> Decimal {
    try database.read("The spending was not read") { try LedgerSums(db: $0).spent(by: clients, since: since) }
  }

  package func entry(ofGeneration id: String) throws(Failure) -> LedgerEntry? {
    try database.read("The spending was not read") { db in
      try String.fetchOne(db, sql: "SELECT detail FROM ledger WHERE generation = ? LIMIT 1", arguments: [id])
        .flatMap { Detail.value(LedgerEntry.self, from: $0) }
    }
  }

  package func withdraw(_ entry: LedgerEntry) throws(Failure) {
    try database.write("The spending was not noted") {
      try $0.execute(sql: "DELETE FROM ledger WHERE id = ?", arguments: [entry.id])
    }
  }

  package func entries(since: Date?) throws(Failure) -> [LedgerEntry] {
    let start = since?.timeIntervalSince1970 ?? -.greatestFiniteMagnitude
    return try database.read("The spending was not read") { db in
      try String.fetchAll(db, sql: "SELECT detail FROM ledger WHERE time >= ? ORDER BY time", arguments: [start])
        .compactMap { Detail.value(LedgerEntry.self, from: $0) }
    }
  }

  package func interrupted() throws(Failure) -> [LedgerEntry] {
    let (now, own) = (database.now(), database.owner)
    return try database.write("The spending was not read") { db in
      let rows = try Row.fetchAll(db, sql: "SELECT owner, detail FROM ledger WHERE outcome = 'sent' ORDER BY time")
      return try rows.compactMap { row -> LedgerEntry? in
        guard var entry = Detail.value(LedgerEntry.self, from: row["detail"]) else { return nil }
        if Owner(row["owner"])?.isWaiting(since: entry.time, now: now, own: own) == true { return nil }
        entry.outcome = .unknown
        try db.save(entry, owner: row["owner"])
        return entry
      }
    }
  }

  package func summary(now: Date, calendar: Calendar, days: Int, latest: Int) throws(Failure) -> SpendSummary {
    try database.read("The spending was not read") { db in
      let sums = LedgerSums(db: db)
      var summary = SpendSummary(
        models: try sums.models(), days: try sums.days(days, calendar), latest: try sums.latest(latest), now: now,
        calendar: calendar)
      summary.automatic = try sums.automatic(since: now.addingTimeInterval(-3600))
      return summary
    }
  }

  package func learntCosts() throws(Failure) -> [String: LearntCost] {
    try database.read("The spending was not read") { try LedgerSums(db: $0).learnt(50) }
  }

  package func lastCost(of model: String) throws(Failure) -> Decimal? {
    try database.read("The spending was not read") { db in
      try Int64.fetchOne(
        db, sql: "SELECT each FROM ledger WHERE model = ? AND each IS NOT NULL ORDER BY time DESC LIMIT 1",
        arguments: [model]
      ).map(Billionths.amount)
    }
  }
}
