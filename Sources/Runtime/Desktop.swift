import Domain

/// The port to the user's other programs.
package protocol Desktop: Sendable {
  /// Runs $VISUAL or $EDITOR on a text in this terminal, which the screen has given up, and returns what was written.
  func edit(_ text: String) throws(Failure) -> String

  /// Opens a file in the system's viewer, without waiting for it.
  func open(_ path: String) throws(Failure)

  /// Plays a sound; what played before ends. Returns once it has ended or was stopped.
  func play(_ path: String, mediaType: String) async throws(Failure)

  func stopPlaying()
}

extension Desktop {
  package func play(_ path: String, mediaType: String) async throws(Failure) {
    throw Failure(.configuration, "Sounds cannot be played here.", advice: "The file is \(Harmless.line(path)).")
  }

  package func stopPlaying() {}
}
