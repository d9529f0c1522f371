import Domain
import Foundation
import Service

/// What a request has cost that was cut off after it was sent: asked for later and quietly, by readings that cost nothing.
package struct LateCost: Sendable {
  /// Waits before each try: the record appears when the service is done with the request, whoever still listens.
  package static let patience: [Duration] = [.seconds(5), .seconds(30), .seconds(120)]

  private let entry: LedgerEntry
  private let generation: String

  /// Nil where the cost is known, or nobody can be asked for it.
  package init?(_ entry: LedgerEntry) {
    guard entry.cost == nil, entry.outcome == .cancelled || entry.outcome == .unknown, let id = entry.generationID
    else { return nil }
    self.entry = entry
    generation = id
  }

  /// - Parameters:
  ///   - look: asks the service's record of a generation; nil where it does not say.
  /// - Returns: the entry with its cost; nil when it does not appear.
  package func learn(
    after waits: [Duration] = Self.patience,
    pause: (Duration) async -> Void = { try? await Task.sleep(for: $0) },
    look: (String) async -> GenerationRecord?
  ) async -> LedgerEntry? {
    for wait in waits {
      await pause(wait)
      guard let record = await look(generation), let cost = record.totalCost else { continue }
      var known = entry
      known.cost = cost
      known.provider = entry.provider ?? record.provider
      // How it ended was unknown for its cost alone.
      if known.outcome == .unknown { known.outcome = .failed }
      return known
    }
    return nil
  }

  /// One try of a command, whose user waits: two seconds for the record to appear, and three for the answer. After ^C
  /// both are shorter, as the command has to end then.
  ///
  /// - Returns: what it cost; the ledger has it by then.
  package static func learnBriefly(
    _ entry: LedgerEntry, _ service: any ImageService, ledger: (any SpendLedger)?
  ) async -> Decimal? {
    guard let late = LateCost(entry) else { return nil }
    let isCancelled = entry.outcome == .cancelled
    let wait = Duration.milliseconds(isCancelled ? 1200 : 2000)
    let limit = Duration.milliseconds(isCancelled ? 1000 : 3000)
    // A task of its own: the one that sent the request may be cancelled, and could not read any more.
    let known = await Task.detached {
      try? await Task.sleep(for: wait)
      return await late.learn(after: [.zero]) { id in await service.record(ofGeneration: id, within: limit) }
    }.value
    if let known { try? ledger?.record(known) }
    return known?.cost
  }
}

extension LedgerEntry {
  /// `The cancelled request was billed $0.04.`; nil when it was not billed.
  package var lateCostSentence: String? {
    guard let cost, cost > 0 else { return nil }
    return "The \(outcome == .cancelled ? "cancelled" : "failed") request was billed \(Money.text(cost))."
  }
}

extension ImageService {
  /// Nil when it does not appear in that time, or cannot be had.
  package func record(ofGeneration id: String, within limit: Duration) async -> GenerationRecord? {
    await withTaskGroup(of: GenerationRecord?.self) { group in
      group.addTask { try? await record(ofGeneration: id) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }
}
