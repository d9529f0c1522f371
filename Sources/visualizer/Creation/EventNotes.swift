import Domain
import Engine
import Synchronization

/// What an order told beside its progress, to be said when it is over.
final class EventNotes: Sendable {
  private let state = Mutex((wasAccepted: false, remarks: [String]()))

  func note(_ event: OrderEvent) {
    guard case .accepted(let unrecorded) = event else { return }
    state.withLock { state in
      state.wasAccepted = true
      if let unrecorded { state.remarks.append(unrecorded.title) }
    }
  }

  /// Whether the request went out.
  var wasAccepted: Bool { state.withLock { $0.wasAccepted } }

  /// One sentence each.
  var remarks: [String] { state.withLock { $0.remarks } }
}
