import Domain
import Foundation
import Synchronization

/// What each client has spent today, and what is reserved for what is under way: no client, nor all of them together, pass
/// their limits, however many requests come at once.
final class ClientAccounts: Sendable {
  /// One sum that is set aside.
  struct Reservation: Sendable {
    fileprivate let id: UInt64
    let client: String
    let amount: Decimal
  }

  private struct State {
    var day: Date
    var spent: [String: Decimal] = [:]
    var reserved: [UInt64: Reservation] = [:]
    var next: UInt64 = 0
  }

  private let together: Decimal?
  private let ledger: (any SpendLedger)?
  private let state: Mutex<State>

  /// - Parameter together: the limit for all clients, in US dollars a day; nil is none.
  init(_ ledger: (any SpendLedger)?, together: Decimal?) {
    self.ledger = ledger
    self.together = together
    let day = Calendar.current.startOfDay(for: Date())
    state = Mutex(State(day: day, spent: Self.sums(ledger, since: day)))
  }

  private static func sums(_ ledger: (any SpendLedger)?, since day: Date) -> [String: Decimal] {
    ((try? ledger?.entries(since: day)) ?? []).reduce(into: [:]) { sums, entry in
      if let client = entry.client { sums[client, default: 0] += entry.amount }
    }
  }

  /// Sets a sum aside.
  ///
  /// - Parameter amount: the most that it may cost; nil when there is no saying.
  /// - Throws: a 402 with the sum and what is left.
  func reserve(_ amount: Decimal?, for client: GatewayClient) throws(GatewayError) -> Reservation {
    let result: Result<Reservation, GatewayError> = state.withLock { state in
      turn(&state)
      for (limit, spent, whose) in limits(of: client, state) {
        guard let amount else { return .failure(Self.unknown(whose)) }
        guard spent + amount > limit else { continue }
        return .failure(Self.refusal(amount, left: max(0, limit - spent), whose))
      }
      state.next += 1
      let reservation = Reservation(id: state.next, client: client.name, amount: amount ?? 0)
      state.reserved[reservation.id] = reservation
      return .success(reservation)
    }
    return try result.get()
  }

  /// What it has cost takes the place of what was set aside; nil is that nobody knows, and then it counts whole.
  func settle(_ reservation: Reservation, at cost: Decimal?) {
    state.withLock { state in
      guard state.reserved.removeValue(forKey: reservation.id) != nil else { return }
      state.spent[reservation.client, default: 0] += cost ?? reservation.amount
    }
  }

  /// What a client may still spend today; nil without a limit.
  func left(for client: GatewayClient) -> Decimal? {
    state.withLock { state in
      turn(&state)
      return limits(of: client, state).map { max(0, $0.limit - $0.spent) }.min()
    }
  }

  /// What a client has spent today.
  func spent(by client: GatewayClient) -> Decimal {
    state.withLock { state in
      turn(&state)
      return state.spent[client.name] ?? 0
    }
  }

  private func limits(of client: GatewayClient, _ state: State) -> [(limit: Decimal, spent: Decimal, whose: String)] {
    var limits: [(limit: Decimal, spent: Decimal, whose: String)] = []
    if let own = client.budgetPerDay {
      let reserved = state.reserved.values.filter { $0.client == client.name }.reduce(0) { $0 + $1.amount }
      limits.append((own, (state.spent[client.name] ?? 0) + reserved, "of this key"))
    }
    if let together {
      let reserved = state.reserved.values.reduce(0) { $0 + $1.amount }
      limits.append((together, state.spent.values.reduce(0, +) + reserved, "of the gateway"))
    }
    return limits
  }

  /// At midnight all begins anew.
  private func turn(_ state: inout State) {
    let day = Calendar.current.startOfDay(for: Date())
    guard day > state.day else { return }
    state.day = day
    state.spent = [:]
  }

  private static func refusal(_ amount: Decimal, left: Decimal, _ whose: String) -> GatewayError {
    GatewayError(
      402, "This may cost \(Money.text(amount)), and \(Money.text(left)) of the budget \(whose) is left today.",
      type: "insufficient_quota", code: "budget_exceeded")
  }

  private static func unknown(_ whose: String) -> GatewayError {
    GatewayError(
      402, "What this costs cannot be told beforehand, so it cannot be kept within the budget \(whose).",
      type: "insufficient_quota", code: "budget_exceeded")
  }
}
