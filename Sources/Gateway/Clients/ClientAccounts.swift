import Domain
import Foundation

/// What each client may spend a day and has spent, by the ledger: other instances of the program see the same.
struct ClientAccounts: Sendable {
  let ledger: (any SpendLedger)?
  /// For all clients together, in US dollars a day; nil is none.
  let together: Decimal?

  /// Nil where there is no limit but the user's own.
  func limits(of client: GatewayClient) -> ClientBudget? {
    let budget = ClientBudget(client: client.name, own: client.budgetPerDay, together: together)
    return budget.isEmpty ? nil : budget
  }

  /// What a client may still spend today; nil without a limit, and where the ledger cannot be read.
  func left(for client: GatewayClient) -> Decimal? {
    limits(of: client).flatMap { limits in (try? spent(by: client)).flatMap { limits.left(after: $0) } }
  }

  func spent(by client: GatewayClient) throws(Failure) -> ClientSpend {
    try ledger?.spent(by: client.name, since: Calendar.current.startOfDay(for: Date())) ?? ClientSpend()
  }
}
