/// What goes back to a client, without the transport.
struct ServiceAnswer: Sendable {
  var status = 200
  var headers: [String: String] = [:]
  var body: Body

  enum Body: Sendable {
    case bytes([UInt8])
    /// As many bytes as stated, or fewer when the producer throws.
    case measured(Int, @Sendable (Outlet) async throws -> Void)
    /// Chunks as a producer sends them; throwing ends the connection.
    case chunks(@Sendable (Outlet) async throws -> Void)
  }

  /// A JSON document.
  static func json(_ document: WireJSON, status: Int = 200, headers: [String: String] = [:]) -> ServiceAnswer {
    let type = ["Content-Type": "application/json"]
    return ServiceAnswer(
      status: status, headers: type.merging(headers) { _, given in given }, body: .bytes(document.text))
  }

  /// An error in the documented shape.
  static func refused(_ refusal: Refusal) -> ServiceAnswer { json(refusal.document, status: refusal.status) }

  /// Server-sent events.
  static func events(
    headers: [String: String], _ produce: @escaping @Sendable (Outlet) async throws -> Void
  ) -> ServiceAnswer {
    let type = ["Content-Type": "text/event-stream", "Cache-Control": "no-cache"]
    return ServiceAnswer(headers: type.merging(headers) { _, given in given }, body: .chunks(produce))
  }
}
