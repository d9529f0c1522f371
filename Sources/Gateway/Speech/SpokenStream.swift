import Domain
import Engine
import Foundation
import Synchronization

/// A text that the engine speaks, as bytes that a client takes as they come. Read by one task.
final class SpokenStream {
  private var pieces: AsyncThrowingStream<[UInt8], any Error>.Iterator
  /// Ends it: its client is gone.
  let cancel: @Sendable () -> Void

  init(_ order: SpeechOrder, _ engine: Engine) {
    let (stream, feed) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    // Bare samples go without the head that players need.
    let isOpening = Mutex(order.plan.format == .pcm)
    let task = Task {
      do throws(Failure) {
        _ = try await engine.speak(order) { event in
          guard case .sound(let bytes) = event else { return }
          let isHead = isOpening.withLock { isOpening in
            defer { isOpening = false }
            return isOpening
          }
          if !isHead { feed.yield(bytes) }
        }
        feed.finish()
      } catch {
        feed.finish(throwing: error)
      }
    }
    cancel = { task.cancel() }
    pieces = stream.makeAsyncIterator()
  }

  /// The next bytes; nil at the end.
  func next() async throws -> [UInt8]? { try await pieces.next() }
}
