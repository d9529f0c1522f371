import Synchronization

/// Counts how often a server was asked.
final class RecordedTries: Sendable {
  private let count = Mutex(0)

  /// 1 for the first call.
  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
