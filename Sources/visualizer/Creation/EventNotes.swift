import Domain
import Engine
import Synchronization

/// What an order told beside its progress, to be said when it is over.
final class EventNotes: Sendable {
  private let state = Mutex((wasAccepted: false, remarks: [String]()))

  /// - Parameter plan: whose order it is.
  func note(_ event: OrderEvent, of plan: Plan) {
    state.withLock { state in
      switch event {
      case .accepted(let unrecorded):
        state.wasAccepted = true
        if let unrecorded { state.remarks.append(unrecorded.title) }
      case .turned(let attempt, let next):
        state.remarks.append(attempt.sentence(next: next))
        let other = plan.fallbacks.first { $0.model == next }
        state.remarks += other?.adjustments(beyond: plan).map(\.sentence) ?? []
      default: break
      }
    }
  }

  /// Whether the request went out.
  var wasAccepted: Bool { state.withLock { $0.wasAccepted } }

  /// One sentence each.
  var remarks: [String] { state.withLock { $0.remarks } }
}
