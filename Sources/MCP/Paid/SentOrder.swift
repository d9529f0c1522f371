import Domain
import Engine
import Synchronization

/// One request of a plan: it can be cancelled until it goes out. What went out goes on, so that what is paid for is kept.
final class SentOrder<Value: Sendable>: Sendable {
  private let isSent = Mutex(false)

  /// - Parameter work: calls what it gets once the request goes out.
  func run(
    _ work: @escaping @Sendable (@escaping @Sendable () -> Void) async -> Result<Value, Failure>
  ) async -> Result<Value, Failure> {
    let task = Task.detached { [self] in await work { self.isSent.withLock { $0 = true } } }
    return await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      isSent.withLock { if !$0 { task.cancel() } }
    }
  }
}
