/// The port to the place for answers that may be paid for and could not be read.
package protocol UnreadAnswers: Sendable {
  /// Keeps the bytes of one; nobody but the user can read the file.
  ///
  /// - Returns: its absolute path.
  func keep(_ bytes: [UInt8], generationID: String?) throws(Failure) -> String
}
