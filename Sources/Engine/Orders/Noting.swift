import Dispatch
import Domain
import Synchronization

/// What is written to the database, beside whatever goes on meanwhile.
final class Noting: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let found = Mutex<[Failure]>([])

  /// - Parameter work: returns what failed.
  init(_ work: @escaping @Sendable () -> [Failure]) {
    DispatchQueue(label: "visualizer.noting").async { [self] in
      let failures = work()
      found.withLock { $0 = failures }
      done.signal()
    }
  }

  /// Whether it ends before a moment.
  func wait(_ deadline: DispatchTime) -> Bool {
    guard done.wait(timeout: deadline) == .success else { return false }
    done.signal()
    return true
  }

  /// Waits for the end, however long it takes.
  func failures() -> [Failure] {
    done.wait()
    done.signal()
    return found.withLock { $0 }
  }
}
