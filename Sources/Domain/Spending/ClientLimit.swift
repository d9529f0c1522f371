import Foundation

/// What programs of one kind may spend together in a day; the ledger knows them by the beginning of their names.
package struct ClientLimit: Hashable, Sendable {
  /// Their name, alone or with a colon and more behind it: `mcp` is also `mcp:editor`.
  package var kind: String
  /// US dollars.
  package var perDay: Decimal
  /// The setting that it comes from, for what is said.
  package var setting: String

  package init(kind: String, perDay: Decimal, setting: String) {
    self.kind = kind
    self.perDay = perDay
    self.setting = setting
  }

  package func counts(_ client: String?) -> Bool { client == kind || client?.hasPrefix(kind + ":") == true }

  /// What they have spent by the entries of a day.
  package func spent(in entries: some Sequence<LedgerEntry>) -> Decimal {
    entries.reduce(0) { $0 + (counts($1.client) ? $1.amount : 0) }
  }

  /// Pictures of unknown cost are in no limit; words go out while there is anything left, as nobody can tell their cost.
  package func check(_ entry: LedgerEntry, spent: Decimal) -> Budget.Verdict {
    let name = "\(setting) of \(Money.text(perDay))"
    guard let most = entry.estimate ?? (entry.kind == .image ? nil : 0) else {
      return .ask("What this costs cannot be told beforehand, so it cannot be kept within \(name).")
    }
    let isWords = entry.estimate == nil
    guard isWords ? spent >= perDay : spent + most > perDay else { return .ok }
    return .ask("This may cost \(Money.text(most)) with \(Money.text(spent)) spent today, more than \(name) allows.")
  }
}
