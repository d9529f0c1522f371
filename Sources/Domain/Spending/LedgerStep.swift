/// One change of the ledger, which may be written together with others.
package enum LedgerStep: Sendable {
  /// The entries of requests that are about to go out together: all of them have room at that moment, or none is written.
  case begin([LedgerEntry], within: Budget)
  /// An entry, or what is new of one.
  case record(LedgerEntry)
}
