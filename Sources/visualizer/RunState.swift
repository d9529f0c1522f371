import Dispatch
import Foundation
import Synchronization

/// What the main thread waits for: the end of the command, and the signal that asked for it.
final class RunState: Sendable {
  private let ended = DispatchSemaphore(value: 0)
  private let state = Mutex((status: Int32(0), signal: Int32?.none, task: Task<Void, Never>?.none))

  /// Takes the command's task over, which a signal cancels, even one that came before.
  func begin(_ task: Task<Void, Never>) {
    state.withLock { state in
      state.task = task
      if state.signal != nil { task.cancel() }
    }
  }

  func finish(_ status: Int32) {
    state.withLock { $0.status = status }
    ended.signal()
  }

  /// Notes a signal, and cancels the command; false when there was one before.
  func interrupt(_ number: Int32) -> Bool {
    state.withLock { state in
      guard state.signal == nil else { return false }
      state.signal = number
      state.task?.cancel()
      return true
    }
  }

  /// Blocks until the command has ended. A command that a signal ended says so in its status.
  func wait() -> Int32 {
    ended.wait()
    return state.withLock { $0.status == 130 ? 128 + ($0.signal ?? SIGINT) : $0.status }
  }
}
