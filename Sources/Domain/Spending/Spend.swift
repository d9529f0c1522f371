import Foundation

/// A sum of ledger entries.
package struct Spend: Hashable, Sendable {
  package var amount: Decimal = 0
  package var requests = 0
  /// How many entries count with their estimate, or with nothing where there was none.
  package var estimated = 0

  package init() {}

  package init(_ entries: some Sequence<LedgerEntry>) {
    for entry in entries { add(entry) }
  }

  package init(amount: Decimal, requests: Int, estimated: Int) {
    self.amount = amount
    self.requests = requests
    self.estimated = estimated
  }

  package mutating func add(_ other: Spend) {
    amount += other.amount
    requests += other.requests
    estimated += other.estimated
  }

  package mutating func add(_ entry: LedgerEntry) {
    amount += entry.amount
    requests += 1
    if entry.isEstimated { estimated += 1 }
  }

  /// `$1.20`, or `~$1.20` when a part of it is estimated.
  package var text: String { (estimated > 0 ? "~" : "") + Money.text(amount) }
}
