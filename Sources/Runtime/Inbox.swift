import Interface
import Synchronization

/// Messages from tasks on their way to the loop. Any thread posts; the loop drains.
package final class Inbox: Sendable {
  private let waiting = Mutex<[Message]>([])
  private let wake: @Sendable () -> Void

  /// - Parameter wake: called when the inbox stops being empty; must be quick and safe from any thread.
  package init(wake: @escaping @Sendable () -> Void = {}) { self.wake = wake }

  package func post(_ message: Message) {
    let wasEmpty = waiting.withLock { messages in
      defer { messages.append(message) }
      return messages.isEmpty
    }
    if wasEmpty { wake() }
  }

  package func drain() -> [Message] {
    waiting.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }
}
