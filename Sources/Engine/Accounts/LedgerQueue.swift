import Dispatch
import Domain
import Synchronization

/// Where many requests wait for the ledger at once: those that wait while it is written are written together, in one
/// transaction. No thread of the tasks waits meanwhile.
final class LedgerQueue: Sendable {
  private struct Waiting {
    /// Nil only waits for what stands before it.
    let step: LedgerStep?
    /// Nil where nobody waits.
    let done: CheckedContinuation<Failure?, Never>?
    /// Whether it was tried before.
    var isSecond = false
  }

  private struct State {
    var waiting: [Waiting] = []
    var isWriting = false
    /// Whether what was posted is written soon.
    var isPlanned = false
  }

  /// As many are written at once; a transaction must not hold up other instances for long.
  private static let most = 256
  private let ledger: any SpendLedger
  private let queue = DispatchQueue(label: "visualizer.ledger")
  private let state = Mutex(State())
  /// For so long what nobody waits for is kept back, to be written with what comes next.
  private let soon: DispatchTimeInterval

  init(_ ledger: any SpendLedger, soon: DispatchTimeInterval = .milliseconds(20)) {
    self.ledger = ledger
    self.soon = soon
  }

  /// How many wait behind those that are being written; for tests.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// - Returns: why it was not written; nil once the disk has it.
  func take(_ step: LedgerStep) async -> Failure? {
    await withCheckedContinuation { add(Waiting(step: step, done: $0)) }
  }

  /// As `take`, for what nobody waits for: it is written with what comes next, or soon by itself.
  func post(_ step: LedgerStep) { put(Waiting(step: step, done: nil)) }

  private func put(_ waiting: Waiting) {
    let isFirst = state.withLock { state in
      state.waiting.append(waiting)
      defer { state.isPlanned = true }
      return !state.isPlanned
    }
    if isFirst { queue.asyncAfter(deadline: .now() + soon) { self.writePosted() } }
  }

  private func writePosted() {
    state.withLock { $0.isPlanned = false }
    if begins() { writeAll() }
  }

  /// Returns once all is written that came before.
  func settled() async {
    _ = await withCheckedContinuation { add(Waiting(step: nil, done: $0)) }
  }

  private func add(_ waiting: Waiting) {
    state.withLock { $0.waiting.append(waiting) }
    if begins() { queue.async { self.writeAll() } }
  }

  /// Whether the caller is the one to write what waits.
  private func begins() -> Bool {
    state.withLock { state in
      guard !state.isWriting, !state.waiting.isEmpty else { return false }
      state.isWriting = true
      return true
    }
  }

  private func writeAll() {
    while let group = next() {
      let steps = group.filter { $0.step != nil }
      let outcomes = steps.isEmpty ? [] : outcomes(of: steps.compactMap(\.step))
      for (waiting, failure) in zip(steps, outcomes) { tell(waiting, failure) }
      for waiting in group where waiting.step == nil { waiting.done?.resume(returning: nil) }
    }
  }

  /// What nobody waits for is tried once more: the ledger may have been held by another program.
  private func tell(_ waiting: Waiting, _ failure: Failure?) {
    guard waiting.done == nil, failure != nil, !waiting.isSecond else {
      waiting.done?.resume(returning: failure)
      return
    }
    put(Waiting(step: waiting.step, done: nil, isSecond: true))
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
