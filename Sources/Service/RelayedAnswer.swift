import Domain

/// The answer to a request that was passed on, read by one task, piece by piece: who does not read keeps the service waiting.
/// Letting go of it ends the connection.
package protocol RelayedAnswer: AnyObject {
  /// Waits for the head of the answer.
  ///
  /// - Returns: whether it is there; else it was silent for a while, and this is to be called again.
  /// - Throws: the service's refusal, or why it could not be reached.
  func open() async throws(Failure) -> Bool
  /// As the service states it, e.g. `text/event-stream`.
  var contentType: String { get }
  /// What comes next; nil at the end.
  func next() async throws(Failure) -> RelayedPiece?
  /// Ends it from outside of the task that reads it, whose reading fails then.
  var cancel: @Sendable () -> Void { get }
  /// What the answer has said so far: usage, id, model, pictures.
  var outcome: Outcome { get }
}
