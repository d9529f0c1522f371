import Dispatch
import Domain
import Synchronization

/// Where many requests wait for the ledger at once: those that wait while it is written are written together, in one
/// transaction. No thread of the tasks waits meanwhile.
final class LedgerQueue: Sendable {
  private struct Waiting {
    let step: LedgerStep
    let done: CheckedContinuation<Failure?, Never>
  }

  private struct State {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  /// As many are written at once; a transaction must not hold up other instances for long.
  private static let most = 256

  private let ledger: any SpendLedger
  private let queue = DispatchQueue(label: "visualizer.ledger")
  private let state = Mutex(State())

  init(_ ledger: any SpendLedger) { self.ledger = ledger }

  /// How many wait behind those that are being written; for tests.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// - Returns: why it was not written; nil once the disk has it.
  func take(_ step: LedgerStep) async -> Failure? {
    await withCheckedContinuation { done in
      let isFirst = state.withLock { state in
        state.waiting.append(Waiting(step: step, done: done))
        defer { state.isWriting = true }
        return !state.isWriting
      }
      if isFirst { queue.async { self.writeAll() } }
    }
  }

  private func writeAll() {
    while let group = next() {
      let outcomes = outcomes(of: group.map(\.step))
      for (waiting, failure) in zip(group, outcomes) { waiting.done.resume(returning: failure) }
    }
  }

  private func next() -> [Waiting]? {
    state.withLock { state in
      let group = Array(state.waiting.prefix(Self.most))
      state.waiting.removeFirst(group.count)
      state.isWriting = !group.isEmpty
      return group.isEmpty ? nil : group
    }
  }

  private func outcomes(of steps: [LedgerStep]) -> [Failure?] {
    do throws(Failure) {
      return try ledger.take(steps)
    } catch {
      return steps.map { _ in error }
    }
  }
}
