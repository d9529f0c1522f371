import Domain
import Engine
import Foundation
import Synchronization

/// Calls of the last hour that may have cost money. Hosts give up after a minute and ask again, so the same call joins the
/// one that is under way, or gets its result, and nobody pays twice.
final class JobBook: Sendable {
  struct Entry: Sendable {
    let id: String
    let tool: String
    let mark: String
    let job: PaidJob
    let began: Date
    /// Nil while it is under way.
    var ended: Date?
    /// Whether its result has been given to somebody.
    var isDelivered = false
    var waiting = 0
  }

  private struct State {
    /// Oldest first.
    var entries: [Entry] = []
  }

  private let state = Mutex(State())
  /// Seconds for which the same call gets the same result.
  private static let repeats = 600.0
  /// Seconds for which a result can be fetched.
  private static let memory = 3600.0
  private static let most = 200

  /// The job of a call: the one that it repeats, else a new one.
  ///
  /// - Parameters:
  ///   - again: whether one is wanted that is not a repeat of one whose result was given out.
  ///   - start: starts it.
  func entry(
    _ mark: String, _ tool: String, again: Bool, now: Date = Date(), start: () -> PaidJob
  ) -> (entry: Entry, isRepeat: Bool) {
    state.withLock { state in
      state.entries.removeAll { $0.job.result != nil && now.timeIntervalSince($0.began) > Self.memory }
      let known = state.entries.last { $0.mark == mark }
      if let known, Self.serves(known, again: again, now) { return (known, true) }
      let entry = Entry(id: "job-" + Asset.newID(), tool: tool, mark: mark, job: start(), began: now)
      state.entries.append(entry)
      Task { [self] in
        _ = await entry.job.ending()
        change(entry.id) { $0.ended = Date() }
      }
      if state.entries.count > Self.most, let old = state.entries.firstIndex(where: { $0.job.result != nil }) {
        state.entries.remove(at: old)
      }
      return (entry, false)
    }
  }

  /// What failed and was not billed may be tried anew; a question is asked once for each call.
  private static func serves(_ entry: Entry, again: Bool, _ now: Date) -> Bool {
    switch entry.job.result {
    case nil: return true
    case .success(.question)?: return false
    case .failure(let failure)? where failure.billed == .no && (failure.cost ?? 0) == 0: return false
    case .success(.made)?, .failure?:
      return now.timeIntervalSince(entry.ended ?? now) < Self.repeats && !(again && entry.isDelivered)
    }
  }

  func entry(_ id: String) -> Entry? { state.withLock { $0.entries.last { $0.id == id } } }

  var entries: [Entry] { state.withLock { $0.entries } }

  func delivered(_ id: String) { change(id) { $0.isDelivered = true } }

  func waits(_ id: String) { change(id) { $0.waiting += 1 } }

  /// Somebody waits no more. A job that nobody else waits for is told to end: what was sent goes on, what was not is never.
  func leaves(_ id: String, isCancelled: Bool) {
    change(id) { entry in
      entry.waiting -= 1
      if isCancelled, entry.waiting == 0 { entry.job.cancel() }
    }
  }

  private func change(_ id: String, _ body: (inout Entry) -> Void) {
    state.withLock { state in
      if let place = state.entries.lastIndex(where: { $0.id == id }) { body(&state.entries[place]) }
    }
  }

  /// Waits for all that is under way.
  func finish() async {
    for entry in entries { _ = await entry.job.ending() }
  }
}
