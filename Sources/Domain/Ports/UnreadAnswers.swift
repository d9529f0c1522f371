/// The port to the place for answers that may be paid for and could not be read.
package protocol UnreadAnswers: Sendable {
  /// Keeps the bytes of one; nobody but the user can read the file.
  ///
  /// - Parameter pieces: its bytes, in order.
  /// - Returns: its absolute path.
  func keep(_ pieces: some Sequence<[UInt8]>, generationID: String?) throws(Failure) -> String
}
