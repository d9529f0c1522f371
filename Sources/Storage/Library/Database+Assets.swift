import Domain
import Foundation
import GRDB

extension Database {
  /// Inserts an asset or replaces its row; a row of another asset on the same file gives way.
  func save(_ asset: Asset) throws {
    for number in try Int64.fetchAll(
      self, sql: "SELECT number FROM asset WHERE file = ? AND id <> ?", arguments: [asset.file, asset.id])
    {
      try deleteAsset(number)
    }
    try execute(
      sql: """
        INSERT INTO asset (id, file, state, trashed, missing, name, created, model, visType, cost, bytes, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET file = excluded.file, state = excluded.state, trashed = excluded.trashed,
          missing = excluded.missing, name = excluded.name, created = excluded.created, model = excluded.model,
          visType = excluded.visType, cost = excluded.cost, bytes = excluded.bytes, detail = excluded.detail
        """,
      arguments: [
        asset.id, asset.file, asset.state.rawValue, asset.trashed?.timeIntervalSince1970, asset.isMissing, asset.name,
        asset.created.timeIntervalSince1970, asset.origin.model, asset.origin.visType.rawValue,
        asset.cost.map { NSDecimalNumber(decimal: $0).doubleValue }, asset.byteCount, try Detail.text(asset),
      ])
    try index(asset)
  }

  /// Only where the picture is; what is searched for stays.
  func savePlace(of asset: Asset) throws {
    let others = try Int64.fetchAll(
      self, sql: "SELECT number FROM asset WHERE file = ? AND id <> ?", arguments: [asset.file, asset.id])
    for number in others { try deleteAsset(number) }
    try execute(
      sql: "UPDATE asset SET file = ?, state = ?, trashed = ?, missing = ?, detail = ? WHERE id = ?",
      arguments: [
        asset.file, asset.state.rawValue, asset.trashed?.timeIntervalSince1970, asset.isMissing,
        try Detail.text(asset), asset.id,
      ])
  }

  /// Only what was measured of the file; the rest of the row stays as it is by now.
  func saveMeasure(of asset: Asset) throws {
    try execute(
      sql: """
        UPDATE asset SET bytes = ?1, detail = json_set(detail, '$.byteCount', ?1, '$.width', ?2, '$.height', ?3,
          '$.mediaType', ?4) WHERE id = ?5
        """, arguments: [asset.byteCount, asset.width, asset.height, asset.mediaType, asset.id])
  }

  /// Names as they are searched for, in a library that had them otherwise.
  func indexNamesAgain() throws {
    let update = try makeStatement(sql: "UPDATE assetText SET name = ? WHERE rowid = ?")
    for row in try Row.fetchAll(self, sql: "SELECT number, name, file FROM asset") {
      try update.execute(arguments: [Self.searched(row["name"], row["file"]), row["number"] as Int64])
    }
  }

  /// What was asked for: the words of a style would find all that was made with it. Where only the text that was sent is
  /// known, that.
  private static func searched(_ asset: Asset) -> String {
    asset.origin.prompt.isEmpty ? asset.finalPrompt : asset.origin.prompt
  }

  /// Prompts as they are searched for, in a library that had the whole text that was sent.
  func indexPromptsAgain() throws {
    let update = try makeStatement(sql: "UPDATE assetText SET prompt = ? WHERE rowid = ?")
    for row in try Row.fetchAll(self, sql: "SELECT number, detail FROM asset") {
      guard let asset = Detail.value(Asset.self, from: row["detail"]) else { continue }
      try update.execute(arguments: [Self.searched(asset), row["number"] as Int64])
    }
  }

  /// The name, and the file's without its ending.
  private static func searched(_ name: String?, _ file: String) -> String {
    (name ?? "") + "\n" + (Folder.name(of: file) as NSString).deletingPathExtension
  }

  private func index(_ asset: Asset) throws {
    let number = try Int64.fetchOne(self, sql: "SELECT number FROM asset WHERE id = ?", arguments: [asset.id])
    try execute(sql: "DELETE FROM assetText WHERE rowid = ?", arguments: [number])
    try execute(
      sql: "INSERT INTO assetText (rowid, prompt, tags, analysis, name) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        number, Self.searched(asset), asset.tags.joined(separator: "\n"), asset.analysis,
        Self.searched(asset.name, asset.file),
      ])
  }

  func deleteAsset(id: String) throws {
    let number = try Int64.fetchOne(self, sql: "SELECT number FROM asset WHERE id = ?", arguments: [id])
    if let number { try deleteAsset(number) }
  }

  private func deleteAsset(_ number: Int64) throws {
    try execute(sql: "DELETE FROM assetText WHERE rowid = ?", arguments: [number])
    try execute(sql: "DELETE FROM asset WHERE number = ?", arguments: [number])
  }

  /// Assets by a condition of ours, never of the user's.
  func assets(_ condition: String, _ arguments: StatementArguments) throws -> [Asset] {
    try String.fetchAll(self, sql: "SELECT detail FROM asset WHERE \(condition)", arguments: arguments)
      .compactMap { Detail.value(Asset.self, from: $0) }
  }

  func asset(id: String) throws -> Asset? { try assets("id = ?", [id]).first }

  /// In the order of the ids.
  func assets(ids: [String]) throws -> [Asset] {
    var found: [String: Asset] = [:]
    // SQLite takes no more than so many arguments at once.
    for start in stride(from: 0, to: ids.count, by: 500) {
      let part = ids[start..<min(start + 500, ids.count)]
      let marks = part.map { _ in "?" }.joined(separator: ",")
      for asset in try assets("id IN (\(marks))", StatementArguments(Array(part))) { found[asset.id] = asset }
    }
    return ids.compactMap { found[$0] }
  }

  /// Rows whose requests have one of these pictures of the library as a reference.
  func users(ofReferences pictures: [Asset]) throws -> [Asset] {
    let names = Set(pictures.map(\.file))
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT asset.id AS user, json_extract(reference.value, '$.path') AS place
        FROM asset, json_each(json_extract(detail, '$.request.references')) AS reference WHERE place IS NOT NULL
        """)
    let ids = rows.filter { row in names.contains(Folder.name(of: row["place"])) }.map { $0["user"] as String }
    return try assets(ids: Array(Set(ids)))
  }

  /// Notes in rows, as they are by now, where the copies of their references are.
  ///
  /// - Parameter digests: by the files' names.
  func point(_ users: [Asset], to digests: [String: String]) throws {
    for var user in try assets(ids: users.map(\.id)) where user.point(to: digests) { try save(user) }
  }

  /// Of all references that a row has a copy of.
  func digests() throws -> Set<String> {
    try Set(
      String.fetchAll(
        self,
        sql: """
          SELECT json_extract(value, '$.digest') FROM asset, json_each(json_extract(detail, '$.request.references'))
          WHERE json_extract(value, '$.digest') IS NOT NULL
          """))
  }

  func holdings() throws -> Holdings {
    var holdings = Holdings()
    for row in try Row.fetchAll(self, sql: "SELECT state, count(*), sum(missing) FROM asset GROUP BY state") {
      guard let state = AssetState(rawValue: row[0]) else { continue }
      holdings.states[state] = row[1]
      if state != .trashed { holdings.missing += row[2] }
    }
    holdings.models = try counts("SELECT model, count(*) AS n FROM asset WHERE state <> 'trash' AND model <> ''")
    holdings.visTypes = try counts("SELECT visType, count(*) AS n FROM asset WHERE state <> 'trash'")
    holdings.tags = try counts(
      """
      SELECT value, count(*) AS n FROM asset INDEXED BY asset_listed, json_each(json_extract(detail, '$.tags'))
      WHERE state <> 'trash'
      """)
    return holdings
  }

  private func counts(_ sql: String) throws -> [Holdings.Count] {
    try Row.fetchAll(self, sql: "\(sql) GROUP BY 1 ORDER BY n DESC, 1 LIMIT 100").map { .init($0[0], $0[1]) }
  }
}
