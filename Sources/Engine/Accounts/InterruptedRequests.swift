import Domain
import Foundation
import Service

/// Requests that were under way when the program was killed: told to the user, and looked up by their ids.
package struct InterruptedRequests: Sendable {
  private let ledger: any SpendLedger

  package init(_ ledger: any SpendLedger) { self.ledger = ledger }

  /// - Parameter look: asks the service what a generation cost; nil where it does not say.
  /// - Returns: one sentence for each request; none is told twice.
  package func report(_ look: (String) async -> GenerationRecord?) async -> [String] {
    var sentences: [String] = []
    for entry in (try? ledger.interrupted()) ?? [] {
      var entry = entry
      if let id = entry.generationID, let record = await look(id), let cost = record.totalCost {
        entry.cost = cost
        entry.outcome = .done
        entry.provider = record.provider
        try? ledger.record(entry)
      }
      sentences.append(Self.sentence(entry))
    }
    return sentences
  }

  private static func sentence(_ entry: LedgerEntry) -> String {
    let time = entry.time.formatted(.iso8601.year().month().day().dateSeparator(.dash))
    let minute = entry.time.formatted(.iso8601.time(includingFractionalSeconds: false))
    let place =
      "\(Harmless.line(entry.model, limit: 100)), \(time) \(minute) UTC, id \(entry.generationID ?? "not known")"
    if let cost = entry.cost { return "1 request was cut off and billed \(Money.text(cost)): \(place)." }
    return "1 request was cut off and may have been billed: \(place)."
  }
}

extension Engine {
  /// Requests of an earlier run that were cut off, one sentence each; none is told twice.
  ///
  /// - Parameter limit: how long each is looked up; nil is as long as the service's record takes.
  package func interruptedRequests(within limit: Duration? = nil) async -> [String] {
    guard let ledger = ports.ledger else { return [] }
    return await InterruptedRequests(ledger).report { id in
      guard let service = try? await service() else { return nil }
      guard let limit else { return try? await service.record(ofGeneration: id) }
      return await service.record(ofGeneration: id, within: limit)
    }
  }

  /// Requests of the last day whose cost an earlier run had no time to learn; read before `interruptedRequests`, which are
  /// looked up with their sentences.
  package func unsettled() -> [LedgerEntry] {
    let day = (try? ports.ledger?.entries(since: Date(timeIntervalSinceNow: -86_400))) ?? []
    return day.filter { LateCost($0) != nil }.suffix(20)
  }

  /// Asks once for each what it cost. Nothing is said of it; the sums show it.
  ///
  /// - Returns: whether any cost was learnt.
  package func settle(_ entries: [LedgerEntry]) async -> Bool {
    var isAny = false
    for entry in entries {
      let known = await LateCost(entry)?.learn(after: [.zero], pause: { _ in }) { id in
        try? await service().record(ofGeneration: id)
      }
      guard let known else { continue }
      try? ports.ledger?.record(known)
      isAny = true
    }
    return isAny
  }
}
