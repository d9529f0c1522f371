import Domain
import Foundation
import Interface

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

extension EffectRunner {
  /// Looks, beside everything else, for what an earlier run left behind, and tells of it.
  package func reviewLedger() {
    guard let ledger = services.ledger else { return }
    Task {
      // Before the others, which are looked up with their sentences.
      let waiting = ((try? ledger.entries(since: Date(timeIntervalSinceNow: -86_400))) ?? [])
        .filter { LateCost($0) != nil }.suffix(20)
      let sentences = await InterruptedRequests(ledger).report { id in try? await service().record(ofGeneration: id) }
      for sentence in sentences + (services.library?.notices() ?? []) { inbox.post(.noticed(.warning, sentence)) }
      await settle(Array(waiting), ledger)
    }
  }

  /// Asks, for as long as is sensible, what a request has cost that was cut off after it was sent.
  func followUp(_ entry: LedgerEntry, of job: JobID) {
    guard let late = LateCost(entry) else { return }
    Task {
      let known = await late.learn(pause: services.pause) { id in try? await service().record(ofGeneration: id) }
      guard let known, let cost = known.cost else { return }
      try? services.ledger?.record(known)
      loadSpending()
      inbox.post(.costLearned(job, GenerationRecord(totalCost: cost, provider: known.provider)))
      if let sentence = known.lateCostSentence { inbox.post(.noticed(.warning, sentence)) }
    }
  }

  /// What an earlier run had no time to learn; nothing is said of it, the sums show it.
  private func settle(_ entries: [LedgerEntry], _ ledger: any SpendLedger) async {
    var isAny = false
    for entry in entries {
      let known = await LateCost(entry)?.learn(after: [.zero], pause: { _ in }) { id in
        try? await service().record(ofGeneration: id)
      }
      guard let known else { continue }
      try? ledger.record(known)
      isAny = true
    }
    if isAny { loadSpending() }
  }

  /// Writes a cost that came after its answer to the ledger and to the pictures.
  func learn(_ record: GenerationRecord, of generation: String) {
    guard let ledger = services.ledger, let cost = record.totalCost,
      var entry = try? ledger.entries(since: Date(timeIntervalSinceNow: -86_400)).last(where: {
        $0.generationID == generation
      })
    else { return }
    entry.cost = cost
    entry.provider = entry.provider ?? record.provider
    try? ledger.record(entry)
    var change = AssetChange()
    change.cost = cost / Decimal(max(1, entry.assets.count))
    change.provider = record.provider
    _ = try? services.library?.change(entry.assets, change)
  }
}
