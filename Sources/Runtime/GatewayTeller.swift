import Domain
import Interface
import Synchronization

/// Gathers what the gateway tells, so that thousands of requests a second are few messages.
final class GatewayTeller: Sendable {
  private let inbox: Inbox
  private let waiting = Mutex<[GatewayEvent]>([])
  private static let pause = Duration.milliseconds(30)

  init(_ inbox: Inbox) { self.inbox = inbox }

  func tell(_ event: GatewayEvent) {
    let isFirst = waiting.withLock { waiting in
      waiting.append(event)
      return waiting.count == 1
    }
    guard isFirst else { return }
    Task {
      try? await Task.sleep(for: Self.pause)
      let events = waiting.withLock { waiting in
        defer { waiting = [] }
        return waiting
      }
      inbox.post(.gateway(.events(events)))
    }
  }
}
