import Domain
import GRDB

extension GRDBLedger {
  package func withdraw(_ entry: LedgerEntry) throws(Failure) {
    try database.write("The spending was not noted") {
      try $0.execute(sql: "DELETE FROM ledger WHERE id = ?", arguments: [entry.id])
    }
  }
}
