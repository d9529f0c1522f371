import Domain
import Service

extension Engine {
  /// Asks the service about the key in use.
  package func keyInfo() async throws(Failure) -> KeyInfo { try await service().keyInfo() }

  /// The same as a state, whatever comes of it.
  package func keyState() async -> KeyState {
    guard hasKey else { return .missing }
    do throws(Failure) {
      return .valid(try await keyInfo())
    } catch {
      return KeyState(error)
    }
  }

  /// Uses a key from now on, and keeps it where only the user can read it.
  ///
  /// - Returns: where it is, and why it is not in its file.
  package func adopt(_ key: APIKey) -> (source: KeySource, failure: Failure?) {
    use(key)
    do throws(Failure) {
      try ports.keys.save(key)
      return (.file, nil)
    } catch {
      return (.session, error)
    }
  }
}
