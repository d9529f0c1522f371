/// A request the service turns down, in the documented error shape.
struct Refusal: Error, Equatable, Sendable {
  var status: Int
  var message: String
  var metadata: WireJSON?

  init(_ status: Int, _ message: String, metadata: WireJSON? = nil) {
    self.status = status
    self.message = message
    self.metadata = metadata
  }

  /// A value the provider does not take.
  static func provider(_ message: String, _ endpoint: SimulatedEndpoint?) -> Refusal {
    Refusal(400, message, metadata: ["provider_name": endpoint.map { .string($0.providerName) } ?? .null])
  }

  /// A picture in the request that cannot be used, with the documented error type.
  static func picture(_ type: String, _ message: String) -> Refusal {
    Refusal(400, message, metadata: ["error_type": .string(type)])
  }

  var document: WireJSON {
    var error: [WireJSON.Member] = [
      .init(key: "message", value: .string(message)), .init(key: "code", value: WireJSON(status)),
    ]
    if let metadata { error.append(.init(key: "metadata", value: metadata)) }
    return ["error": .object(error)]
  }
}
