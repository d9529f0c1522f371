import GRDB

/// The tables of library.sqlite, one migration for each step since the first release; a step that is out is never changed.
enum LibrarySchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 assets and ledger") { db in
      for statement in first { try db.execute(sql: statement) }
    }
    migrator.registerMigration("2 listing") { db in
      for statement in second { try db.execute(sql: statement) }
    }
    migrator.registerMigration("3 sums of the ledger") { db in
      for statement in third { try db.execute(sql: statement) }
      try db.sumLedger()
      for statement in LedgerSums.kept { try db.execute(sql: statement) }
    }
    migrator.registerMigration("4 bytes and names of files") { db in
      for statement in fourth { try db.execute(sql: statement) }
      try db.indexNamesAgain()
    }
    migrator.registerMigration("5 prompts without their styles") { db in try db.indexPromptsAgain() }
    migrator.registerMigration("6 clients and quarters of an hour") { db in
      for statement in LedgerSums.quarters { try db.execute(sql: statement) }
    }
    migrator.registerMigration("7 prompts of earlier") { db in
      for statement in prompts { try db.execute(sql: statement) }
    }
    migrator.registerMigration("8 ratings") { db in
      for statement in ratings { try db.execute(sql: statement) }
    }
    return migrator
  }

  /// `detail` is the whole value as JSON; the other columns repeat what is searched and sorted by.
  private static let first = [
    """
    CREATE TABLE asset (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL UNIQUE, state TEXT NOT NULL, trashed REAL,
      missing INTEGER NOT NULL, name TEXT, created REAL NOT NULL, model TEXT NOT NULL, visType TEXT NOT NULL, cost REAL,
      detail TEXT NOT NULL)
    """,
    "CREATE INDEX asset_created ON asset (created)",
    "CREATE INDEX asset_model ON asset (model, created)",
    """
    CREATE VIRTUAL TABLE assetText USING fts5 (
      prompt, tags, analysis, name, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')
    """,
    """
    CREATE TABLE ledger (
      id TEXT NOT NULL PRIMARY KEY, time REAL NOT NULL, model TEXT NOT NULL, outcome TEXT NOT NULL, owner TEXT NOT NULL,
      detail TEXT NOT NULL)
    """,
    "CREATE INDEX ledger_time ON ledger (time)",
  ]
  /// All that the gallery lists and filters by, in its usual order: rows themselves are long, and far apart on the disk.
  private static let second = [
    """
    CREATE INDEX asset_listed ON asset (
      created, number, state, missing, model, visType, cost, id, json_extract(detail, '$.canBeReferenceFor'),
      json_extract(detail, '$.tags'))
    """,
    "DROP INDEX asset_created",
  ]

  /// The same, with what the user thinks of pictures.
  private static let ratings = [
    "DROP INDEX asset_listed",
    """
    CREATE INDEX asset_listed ON asset (
      created, number, state, missing, model, visType, cost, id, json_extract(detail, '$.canBeReferenceFor'),
      json_extract(detail, '$.tags'), coalesce(json_extract(detail, '$.rating'), 0))
    """,
  ]

  /// All that is compared with the folder whenever the library is opened.
  private static let fourth = [
    "ALTER TABLE asset ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0",
    "UPDATE asset SET bytes = coalesce(json_extract(detail, '$.byteCount'), 0)",
    "CREATE INDEX asset_files ON asset (file, id, state, missing, bytes)",
  ]

  /// One row for each prompt, however often it was sent; the pictures that are there tell of the first ones.
  private static let prompts = [
    """
    CREATE TABLE prompt (
      number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, time REAL NOT NULL, model TEXT NOT NULL, asset TEXT,
      sent INTEGER NOT NULL)
    """,
    "CREATE INDEX prompt_time ON prompt (time)",
    """
    INSERT OR REPLACE INTO prompt (text, time, model, asset, sent)
    SELECT json_extract(detail, '$.origin.prompt') AS own, created, model, id, 1 FROM asset
    WHERE own <> '' AND json_extract(detail, '$.request') IS NOT NULL
      AND coalesce(json_extract(detail, '$.isImported'), 0) = 0
    ORDER BY created
    """,
  ]

  /// What is summed up, so that no row's JSON is read for it: `amount` is what an entry counts as, and `each` what a picture
  /// of a finished request cost, both in billionths of a dollar. The indices hold all that is asked for.
  private static let third = [
    "ALTER TABLE ledger ADD COLUMN amount INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE ledger ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE ledger ADD COLUMN each INTEGER",
    "CREATE INDEX ledger_days ON ledger (time, amount, estimated)",
    "CREATE INDEX ledger_learnt ON ledger (model, time, each) WHERE each IS NOT NULL",
    "CREATE INDEX ledger_sent ON ledger (time) WHERE outcome = 'sent'",
  ]
}
