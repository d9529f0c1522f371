import Domain
import Foundation
import Synchronization

/// One request's line in the ledger: written before it is sent, completed when it is known how it ended.
package final class JournalLine: Sendable {
  private let ledger: (any SpendLedger)?
  private let state: Mutex<State>

  private struct State {
    var entry: LedgerEntry
    var hasBegun = false
    /// Whether it was said already that the ledger cannot be written.
    var isUnwritten = false
  }

  /// - Parameter ledger: nil writes nothing.
  package init(_ ledger: (any SpendLedger)?, _ entry: LedgerEntry) {
    self.ledger = ledger
    state = Mutex(State(entry: entry))
  }

  /// The line of one request of a plan, with its share of the estimate. Where there is none, what the model cost last serves:
  /// by that its budget was checked, so others must see it, too.
  package convenience init(_ ledger: (any SpendLedger)?, _ request: ImageRequest, _ plan: Plan, now: Date = Date()) {
    let images = request.count ?? 1
    let share = plan.most.map { $0 / Decimal(max(1, plan.requests.count)) }
    let last = share == nil ? try? ledger?.lastCost(of: request.model) : nil
    self.init(
      ledger,
      LedgerEntry(
        time: now, model: request.model, estimate: share ?? last.map { $0 * Decimal(images) }, images: images))
  }

  /// The entry as it stands now.
  package var current: LedgerEntry { state.withLock { $0.entry } }

  /// Writes it; returns once the disk has it.
  ///
  /// - Parameter budget: what must have room for the request at this moment.
  /// - Returns: why it could not be written. Without a limit to keep, that stops nothing.
  /// - Throws: why the request must not go out.
  package func begin(within budget: Budget = Budget()) throws(Failure) -> Failure? {
    if !budget.isEmpty { try ledger?.begin(current, within: budget) }
    state.withLock { $0.hasBegun = true }
    return budget.isEmpty ? write { _ in } : nil
  }

  /// Notes the generation's id as soon as the service gives it: by it a killed program's request is looked up.
  package func take(_ progress: Domain.Progress) {
    guard case .answered(let id?) = progress else { return }
    _ = write { $0.generationID = id }
  }

  /// - Returns: why it could not be written, unless that is known from the line's beginning.
  @discardableResult
  package func finish(_ outcome: Outcome, assets: [String]) -> Failure? {
    write { $0 = $0.finished(outcome, assets: assets) }
  }

  /// What never began has no line. What was cancelled before anything of it was sent was no request: its line goes.
  ///
  /// - Returns: the entry as it stands now.
  @discardableResult
  package func fail(_ failure: Failure) -> LedgerEntry {
    guard state.withLock({ $0.hasBegun }) else { return current.failed(failure) }
    _ = write { $0 = $0.failed(failure) }
    let entry = current
    if failure.kind == .cancelled, failure.billed == .no, failure.cost == nil, entry.generationID == nil {
      try? ledger?.withdraw(entry)
    }
    return entry
  }

  private func write(_ change: (inout LedgerEntry) -> Void) -> Failure? {
    let changed = state.withLock { state in
      change(&state.entry)
      return state.entry
    }
    do throws(Failure) {
      try ledger?.record(changed)
      return nil
    } catch {
      let isKnown = state.withLock { state in
        defer { state.isUnwritten = true }
        return state.isUnwritten
      }
      return isKnown ? nil : error
    }
  }
}
