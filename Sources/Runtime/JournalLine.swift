import Domain
import Foundation
import Synchronization

/// One request's line in the ledger: written before it is sent, completed when it is known how it ended.
package final class JournalLine: Sendable {
  private let ledger: (any SpendLedger)?
  private let entry: Mutex<LedgerEntry>

  /// - Parameter ledger: nil writes nothing.
  package init(_ ledger: (any SpendLedger)?, _ entry: LedgerEntry) {
    self.ledger = ledger
    self.entry = Mutex(entry)
  }

  /// The line of one request of a plan, with its share of the estimate.
  package convenience init(_ ledger: (any SpendLedger)?, _ request: ImageRequest, _ plan: Plan, now: Date = Date()) {
    let estimate = plan.estimate.bounds.map { $0.high / Decimal(max(1, plan.requests.count)) }
    self.init(
      ledger, LedgerEntry(time: now, model: request.model, estimate: estimate, images: request.count ?? 1))
  }

  /// Writes it; returns once the disk has it.
  ///
  /// - Parameter budget: what must have room for the request at this moment.
  /// - Returns: why it could not be written. Without a limit to keep, that stops nothing.
  /// - Throws: why the request must not go out.
  package func begin(within budget: Budget = Budget()) throws(Failure) -> Failure? {
    guard !budget.isEmpty else { return write { _ in } }
    try ledger?.begin(entry.withLock { $0 }, within: budget)
    return nil
  }

  /// Notes the generation's id as soon as the service gives it: by it a killed program's request is looked up.
  package func take(_ progress: Domain.Progress) {
    guard case .answered(let id?) = progress else { return }
    _ = write { $0.generationID = id }
  }

  package func finish(_ outcome: Outcome, assets: [String]) {
    _ = write { $0 = $0.finished(outcome, assets: assets) }
  }

  /// - Returns: the entry as it stands now.
  @discardableResult
  package func fail(_ failure: Failure) -> LedgerEntry {
    _ = write { $0 = $0.failed(failure) }
    return entry.withLock { $0 }
  }

  private func write(_ change: (inout LedgerEntry) -> Void) -> Failure? {
    let changed = entry.withLock { entry in
      change(&entry)
      return entry
    }
    do throws(Failure) {
      try ledger?.record(changed)
      return nil
    } catch {
      return error
    }
  }
}
