import Domain

/// How the server for agents is to run.
package struct MCPOptions: Sendable {
  /// The release of the program.
  package var release: String
  /// The folder of the library's pictures.
  package var library: String
  /// What keeps the service from being used for what costs money.
  package var requireKey: @Sendable () throws(Failure) -> Void
  /// Finds the key in what agents want to send.
  package var keySearch: KeySearch
  /// Within which each call is answered: hosts give up after a minute, and ask again.
  package var answerWithin = Duration.seconds(45)
  /// Between two notices that a call is under way.
  package var progressEvery = Duration.seconds(5)
  /// Waits; tests do it in their own time.
  package var pause: @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }

  package init(
    release: String, library: String, keySearch: KeySearch = KeySearch(nil),
    requireKey: @escaping @Sendable () throws(Failure) -> Void = { () throws(Failure) in }
  ) {
    self.release = release
    self.library = library
    self.keySearch = keySearch
    self.requireKey = requireKey
  }
}
