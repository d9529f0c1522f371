import Domain
import Foundation
import GRDB

/// The prompts of earlier, in library.sqlite.
package struct GRDBPromptHistory: PromptHistory {
  private let database: LibraryDatabase

  package init(_ database: LibraryDatabase) { self.database = database }

  package func prompts() throws(Failure) -> [PastPrompt] {
    try database.read("The history of prompts was not read") { db in try db.prompts() }
  }

  package func note(_ prompt: PastPrompt) throws(Failure) {
    try database.write("The prompt was not kept in the history") { try $0.save(prompt) }
  }

  package func delete(_ ids: [Int64]) throws(Failure) -> Int {
    try database.write("The prompts were not deleted") { db in
      var count = 0
      for id in ids {
        try db.execute(sql: "DELETE FROM prompt WHERE number = ?", arguments: [id])
        count += db.changesCount
      }
      return count
    }
  }
}

extension Database {
  func prompts() throws -> [PastPrompt] {
    let sql = "SELECT number, text, time, model, asset, sent FROM prompt ORDER BY time DESC, number DESC"
    return try Row.fetchAll(self, sql: sql).map { PastPrompt($0) }
  }

  /// One row for each text; what is not known this time stays.
  func save(_ prompt: PastPrompt) throws {
    try execute(
      sql: """
        INSERT INTO prompt (text, time, model, asset, sent) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (text) DO UPDATE SET time = max(time, excluded.time), sent = max(sent, excluded.sent),
          model = CASE excluded.model WHEN '' THEN model ELSE excluded.model END, asset = coalesce(excluded.asset, asset)
        """,
      arguments: [
        prompt.text, prompt.time.timeIntervalSince1970, prompt.model, prompt.asset, prompt.isSent,
      ])
  }
}

extension PastPrompt {
  init(_ row: Row) {
    self.init(
      id: row["number"] ?? 0, text: Harmless.words(row["text"] ?? ""),
      time: Date(timeIntervalSince1970: row["time"] ?? 0), model: Harmless.line(row["model"] ?? "", limit: 200),
      asset: row["asset"], isSent: row["sent"] ?? true)
  }
}
