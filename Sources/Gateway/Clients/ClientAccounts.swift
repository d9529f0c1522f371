import Domain
import Foundation

/// What each client may spend a day and has spent, by the ledger: other instances of the program see the same.
struct ClientAccounts: Sendable {
  let ledger: (any SpendLedger)?
  /// For all clients together, in US dollars a day; nil is none.
  let together: Decimal?

  /// None where there is no limit but the user's own.
  func limits(of client: GatewayClient) -> [ClientLimit] {
    let own = client.budgetPerDay.map {
      ClientLimit(.named(client.name), perDay: $0, name: "the budget of this key")
    }
    let all = together.map { ClientLimit(.gateway, perDay: $0, name: "the budget of the gateway") }
    return [own, all].compactMap(\.self)
  }

  /// What a client may still spend today; nil without a limit, and where the ledger cannot be read.
  func left(for client: GatewayClient) -> Decimal? {
    let rest = try? limits(of: client).map { limit throws(Failure) in limit.left(after: try spent(by: limit.scope)) }
    return rest?.min()
  }

  func spent(by clients: ClientLimit.Scope) throws(Failure) -> Decimal { try ledger?.spentToday(by: clients) ?? 0 }
}
