import Domain

/// What came of looking for the key.
struct KeyFinding: Sendable {
  private(set) var key: APIKey?
  private(set) var source: KeySource?
  private(set) var failure: Failure?
  private(set) var notices: [String] = []

  /// Never fails: without a usable key much still works.
  init(_ keys: any KeyStore, address: ServiceAddress) {
    do throws(Failure) {
      guard let found = try keys.load() else { return }
      source = found.source
      notices = found.notices
      failure = address.obstacle(for: found.source)
      if failure == nil { key = found.key }
    } catch {
      failure = error
    }
  }
}
