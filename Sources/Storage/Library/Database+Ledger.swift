import Domain
import Foundation
import GRDB

extension Database {
  /// - Parameter owner: who sends it, as `Owner` writes itself; kept as it was on an entry that is there.
  func save(_ entry: LedgerEntry, owner: String) throws {
    try execute(
      sql: """
        INSERT INTO ledger (id, time, model, outcome, owner, detail) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET time = excluded.time, model = excluded.model, outcome = excluded.outcome,
          detail = excluded.detail
        """,
      arguments: [
        entry.id, entry.time.timeIntervalSince1970, entry.model, entry.outcome.rawValue, owner,
        try Detail.text(entry),
      ])
  }
}
