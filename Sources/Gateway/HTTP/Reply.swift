import Domain

/// What goes back for one request.
struct Reply {
  /// Gets the pieces of a body one after the other; throws once nobody reads any more.
  typealias Outlet = ([UInt8]) async throws -> Void

  enum Body {
    case bytes([UInt8])
    /// - length: of all pieces together; nil sends them in chunks.
    case pieces(length: Int?, (Outlet) async throws -> Void)
  }

  var status = 200
  var contentType = "application/json"
  var fields: [(name: String, value: String)] = []
  var body: Body
  /// Hears whether the whole of it was taken.
  var ended: (@Sendable (_ isDelivered: Bool) -> Void)?

  init(
    status: Int = 200, contentType: String = "application/json", body: Body,
    fields: [(name: String, value: String)] = []
  ) {
    self.status = status
    self.fields = fields
    self.contentType = contentType
    self.body = body
  }

  init(_ json: JSONText, status: Int = 200) { self.init(status: status, body: .bytes(Array(json.compact.utf8))) }

  init(_ error: GatewayError, _ face: Face, _ id: String) {
    self.init(error.json(face, id), status: error.status)
    fields.append(("x-should-retry", error.mayRetry ? "true" : "false"))
    if let wait = error.retryAfter { fields.append(("Retry-After", String(wait))) }
  }
}
