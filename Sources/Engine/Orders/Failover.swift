import Domain

import struct Foundation.Decimal

/// Asks one model after the other until one serves: for pictures and for words, whoever asks.
///
/// The next is asked only where the one before it refused and cannot have billed anything: see
/// `Failure.allowsAnotherModel`.
enum Failover {
  /// - Parameters:
  ///   - orders: what is asked, in this order; at least one.
  ///   - turn: hears of an order that was refused, and of the one that is asked next.
  ///   - ask: carries out one of them, with one POST; gets the whole seconds that passed before it.
  /// - Returns: what the first that served has made, and the models that were asked.
  /// - Throws: why the last one that was asked failed, with all that were asked.
  static func run<Order, Made>(
    _ orders: [Order], model: (Order) -> String, cost: (Made) -> Decimal?, turn: (Attempt, Order) -> Void,
    ask: (Order, Int) async throws(Failure) -> Made
  ) async throws(Failure) -> (made: Made, attempts: [Attempt]) {
    var attempts: [Attempt] = []
    let start = ContinuousClock.now
    for (place, order) in orders.enumerated() {
      let begun = ContinuousClock.now
      func attempt(_ reason: String?, _ cost: Decimal?) -> Attempt {
        Attempt(model: model(order), reason: reason, seconds: (ContinuousClock.now - begun) / .seconds(1), cost: cost)
      }
      do throws(Failure) {
        let made = try await ask(order, Int((begun - start) / .seconds(1)))
        attempts.append(attempt(nil, cost(made)))
        return (made, attempts)
      } catch {
        let refused = attempt(error.title, error.cost ?? (error.billed == .no ? 0 : nil))
        attempts.append(refused)
        let next = orders.indices.contains(place + 1) ? orders[place + 1] : nil
        guard let next, error.allowsAnotherModel, !Task.isCancelled else { throw error.ending(attempts) }
        turn(refused, next)
      }
    }
    throw Failure(.usage, "There is no model to ask.")
  }
}
