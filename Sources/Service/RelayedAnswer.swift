import Domain

/// The answer to a request that was passed on, read by one task, piece by piece: who does not read keeps the service waiting.
/// Letting go of it ends the connection.
package protocol RelayedAnswer: AnyObject {
  /// As the service states it, e.g. `text/event-stream`.
  var contentType: String { get }
  /// The next bytes as they came; nil at the end.
  func next() async throws(Failure) -> [UInt8]?
  /// Ends it from outside of the task that reads it, whose reading fails then.
  var cancel: @Sendable () -> Void { get }
  /// What the answer has said so far: usage, id, model, pictures.
  var outcome: Outcome { get }
}
