import Dispatch
import Domain
import Foundation
import Synchronization

/// One request's line in the ledger: written before it is sent, completed when it is known how it ended.
package final class JournalLine: Sendable {
  private let ledger: (any SpendLedger)?
  private let state: Mutex<State>
  /// What is learnt while the answer comes is written beside it: a ledger that is held must not hold up what was paid for.
  private let writing = DispatchQueue(label: "visualizer.journal")

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
  package convenience init(
    _ ledger: (any SpendLedger)?, _ request: ImageRequest, _ plan: Plan, id: String = Asset.newID(),
    client: String? = nil, now: Date = Date()
  ) {
    let images = request.count ?? 1
    let share = plan.most.map { $0 / Decimal(max(1, plan.requests.count)) }
    let last = share == nil ? try? ledger?.lastCost(of: request.model) : nil
    var entry = LedgerEntry(
      id: id, time: now, model: request.model, estimate: share ?? last.map { $0 * Decimal(images) }, images: images)
    if plan.isAutomatic { entry.isAutomatic = true }
    entry.client = client
    self.init(ledger, entry)
  }

  /// The line of a request for words.
  convenience init(
    _ ledger: (any SpendLedger)?, words request: ChatRequest, client: String?, now: Date = Date()
  ) {
    var entry = LedgerEntry(time: now, model: request.model, kind: .text, images: 0)
    entry.client = client
    self.init(ledger, entry)
  }

  /// The entry as it stands now.
  package var current: LedgerEntry { state.withLock { $0.entry } }

  /// Writes it; returns once the disk has it.
  ///
  /// - Parameters:
  ///   - budget: what must have room for the request at this moment.
  ///   - evenUnrecorded: whether the user has allowed that it goes out though it cannot be written.
  /// - Returns: why it could not be written, where that is allowed.
  /// - Throws: why the request must not go out; an `.unrecorded` failure where the user may allow it.
  package func begin(within budget: Budget = Budget(), evenUnrecorded: Bool = false) throws(Failure) -> Failure? {
    if !budget.isEmpty { try ledger?.begin(current, within: budget) }
    let failure = budget.isEmpty ? write { _ in } : nil
    if let failure, !evenUnrecorded {
      throw Self.unrecorded(failure)
    }
    state.withLock { $0.hasBegun = true }
    return failure
  }

  /// As `begin`, for requests that go out together and beside those of others: all lines are written, or none.
  @discardableResult
  static func begin(
    _ lines: [JournalLine], within budget: Budget, _ accounts: LedgerQueue?, evenUnrecorded: Bool = false
  ) async throws(Failure) -> Failure? {
    let entries = lines.map(\.current)
    let failure = lines.isEmpty ? nil : await accounts?.take(.begin(entries, within: budget))
    if let failure, !evenUnrecorded || !budget.isEmpty {
      throw failure.kind == .overBudget || evenUnrecorded ? failure : unrecorded(failure)
    }
    for line in lines { line.state.withLock { ($0.hasBegun, $0.isUnwritten) = (true, failure != nil) } }
    return failure
  }

  /// As `finish`, together with what others write. Nobody need wait for the disk where it has the line with the most that it
  /// may cost, and the outcome says what it did.
  func finish(_ outcome: Outcome, assets: [String], _ accounts: LedgerQueue?) async {
    let finished = state.withLock { state in
      state.entry = state.entry.finished(outcome, assets: assets)
      return state.entry
    }
    guard outcome.usage.cost == nil || finished.estimate == nil else {
      accounts?.post(.record(finished))
      return
    }
    _ = await accounts?.take(.record(finished))
  }

  private static func unrecorded(_ failure: Failure) -> Failure {
    Failure(.unrecorded, failure.title, advice: "Nothing was sent, as what it costs could not be noted.")
  }

  /// Notes the generation's id as soon as the service gives it: by it a killed program's request is looked up. Returns at
  /// once.
  package func follow(_ progress: Domain.Progress) {
    guard case .answered(let id?) = progress, current.generationID != id else { return }
    let noted = state.withLock { state in
      state.entry.generationID = id
      return state.entry
    }
    writing.async { [ledger] in try? ledger?.record(noted) }
  }

  /// Writes once more what could not be written.
  ///
  /// - Returns: whether the ledger has it now.
  package func writeAgain() -> Bool { writing.sync { (try? ledger?.record(current)) != nil } }

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
      writing.sync { try? ledger?.withdraw(entry) }
    }
    return entry
  }

  private func write(_ change: (inout LedgerEntry) -> Void) -> Failure? {
    let changed = state.withLock { state in
      change(&state.entry)
      return state.entry
    }
    do throws(Failure) {
      let result: Result<Void, Failure> = writing.sync {
        Result { () throws(Failure) in try ledger?.record(changed) }
      }
      try result.get()
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
