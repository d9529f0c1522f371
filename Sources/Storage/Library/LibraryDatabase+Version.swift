import GRDB

extension LibraryDatabase {
  /// Of SQLite, e.g. `3.40.1`.
  package static var sqliteVersion: String {
    let version = try? DatabaseQueue().read { database in
      try String.fetchOne(database, sql: "SELECT sqlite_version()")
    }
    return version.flatMap { $0 } ?? "unknown"
  }
}
