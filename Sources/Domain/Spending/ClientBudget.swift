import Foundation

/// What a client of the gateway may spend a day, and all of them together, beside the user's own limits.
package struct ClientBudget: Hashable, Sendable {
  /// By which the ledger knows it.
  package var client: String
  /// US dollars; nil is no limit of its own.
  package var own: Decimal?
  /// US dollars for all clients; nil is no limit.
  package var together: Decimal?

  package init(client: String, own: Decimal?, together: Decimal?) {
    self.client = client
    self.own = own
    self.together = together
  }

  package var isEmpty: Bool { own == nil && together == nil }

  /// - Parameters:
  ///   - most: what a request may cost; nil when there is no saying, and then it has no room.
  ///   - spent: today, with what is under way in it.
  /// - Returns: why it has no room; nil where it has.
  package func refusal(of most: Decimal?, spent: ClientSpend) -> String? {
    for (limit, spent, whose) in [(own, spent.own, "of this key"), (together, spent.together, "of the gateway")] {
      guard let limit else { continue }
      guard let most else {
        return "What this costs cannot be told beforehand, so it cannot be kept within the budget \(whose)."
      }
      guard spent + most > limit else { continue }
      let left = Money.text(max(0, limit - spent))
      return "This may cost \(Money.text(most)), and \(left) of the budget \(whose) is left today."
    }
    return nil
  }

  /// What may still be spent today; nil without a limit.
  package func left(after spent: ClientSpend) -> Decimal? {
    [own.map { $0 - spent.own }, together.map { $0 - spent.together }].compactMap { $0 }.min().map { max(0, $0) }
  }
}

/// What a client of the gateway has spent today, and all of them together; what is under way counts with its estimate.
package struct ClientSpend: Hashable, Sendable {
  package var own: Decimal = 0
  package var together: Decimal = 0

  package init() {}

  package init(of client: String, in entries: some Sequence<LedgerEntry>) {
    for entry in entries {
      together += entry.client == nil ? 0 : entry.amount
      own += entry.client == client ? entry.amount : 0
    }
  }
}
