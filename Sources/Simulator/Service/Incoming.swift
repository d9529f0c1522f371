/// A request as it came in, without the transport.
struct Incoming: Sendable {
  var method: String
  /// Below `/api/v1`, e.g. `/images`.
  var path: String
  var query: [(name: String, value: String)]
  /// Names in lower case.
  var headers: [String: String]
  var body: [UInt8]

  /// The first value of a query item.
  func query(_ name: String) -> String? { query.first { $0.name == name }?.value }

  /// The key after `Bearer `; nil when the header is missing or malformed.
  var bearer: String? {
    guard let header = headers["authorization"] else { return nil }
    let parts = header.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
