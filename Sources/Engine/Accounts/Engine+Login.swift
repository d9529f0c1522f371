import Domain
import Service

extension Engine {
  /// Begins a login by the browser. Nothing is sent.
  ///
  /// - Parameter port: where this machine waits for the browser; nil has the page show a code.
  package func beginLogin(port: UInt16?) async throws(Failure) -> BrowserLogin {
    let service = try await service()
    return try service.login(port: port)
  }

  /// The key for the code of a login. It is neither kept nor used yet.
  package func key(for code: String, of login: BrowserLogin) async throws(Failure) -> APIKey {
    try await service().key(for: code, of: login)
  }
}
