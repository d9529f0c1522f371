/// The port to pieces of speech that were paid for while the others of their text are not there yet.
package protocol SpokenPieces: Sendable {
  /// The piece that an earlier act got by the very same request at the same place of its text; nil where none did.
  func load(_ request: SpeechRequest, at place: Int) -> SpokenPiece?

  /// Keeps a piece until its text is whole.
  func keep(_ piece: SpokenPiece, of request: SpeechRequest, at place: Int) throws(Failure)

  /// Keeps what came of a piece that broke off; it serves nobody but the user.
  ///
  /// - Returns: its absolute path.
  func keepRest(_ piece: SpokenPiece, of request: SpeechRequest, at place: Int) throws(Failure) -> String

  /// Forgets the pieces of a text that is whole.
  func remove(_ requests: [SpeechRequest])
}
