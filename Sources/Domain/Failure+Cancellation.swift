extension Failure {
  /// Where a signal came while something was read whose failure is borne.
  ///
  /// - Throws: a `.cancelled` failure.
  package static func checkCancellation() throws(Failure) {
    guard Task.isCancelled else { return }
    throw Failure(.cancelled, "Interrupted.")
  }
}
