import Foundation

/// One request that may cost money: written before it is sent, completed after.
package struct LedgerEntry: Hashable, Codable, Sendable, Identifiable {
  package enum Kind: String, Hashable, Codable, Sendable { case image, text, speech }

  package enum Outcome: String, Hashable, Codable, Sendable {
    /// Under way.
    case sent
    case done, failed, cancelled
    /// Nobody knows whether it was billed.
    case unknown
  }

  package var id: String
  package var time: Date
  package var model: String
  package var provider: String?
  package var kind: Kind
  /// The most it may cost, in US dollars; nil when there was no saying.
  package var estimate: Decimal?
  /// As the service reported it; nil when it did not.
  package var cost: Decimal?
  package var outcome = Outcome.sent
  package var generationID: String?
  package var assets: [String] = []
  /// Pictures that were asked for.
  package var images: Int
  /// Whether automatic generation sent it; nil is no, as in entries of earlier releases.
  package var isAutomatic: Bool?

  /// The name of the gateway's client that asked for it; nil for the user's own acts.
  package var client: String?

  package init(
    id: String = Asset.newID(), time: Date, model: String, kind: Kind = .image, estimate: Decimal? = nil,
    images: Int = 1
  ) {
    self.id = id
    self.time = time
    self.model = model
    self.kind = kind
    self.estimate = estimate
    self.images = images
  }

  /// What it counts as: the reported cost, else the estimate unless it failed.
  package var amount: Decimal { cost ?? (outcome == .failed ? 0 : estimate ?? 0) }

  /// Whether `amount` is not what the service reported.
  package var isEstimated: Bool { cost == nil && outcome != .failed }

  /// `$0.04`; `~$0.04` by its estimate, `~` where nothing is known.
  package var costText: String {
    guard isEstimated else { return Money.text(amount) }
    return "~" + (estimate.map(Money.text) ?? "")
  }

  /// A word for how it ended.
  package var outcomeWord: String { outcome == .sent ? "under way" : outcome.rawValue }

  /// The entry of a request that came back.
  package func finished(_ outcome: Domain.Outcome, assets: [String]) -> LedgerEntry {
    var entry = self
    entry.outcome = .done
    entry.cost = outcome.usage.cost
    entry.provider = outcome.provider
    entry.generationID = outcome.generationID ?? generationID
    entry.assets = assets
    return entry
  }

  /// The entry of a request that did not.
  package func failed(_ failure: Failure) -> LedgerEntry {
    var entry = self
    entry.generationID = failure.generationID ?? generationID
    entry.cost = failure.cost ?? (failure.billed == .no ? 0 : nil)
    entry.outcome = failure.kind == .cancelled ? .cancelled : entry.cost != nil ? .failed : .unknown
    return entry
  }
}
