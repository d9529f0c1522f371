import Domain

/// Why a request is not served, in the words of HTTP.
struct GatewayError: Error, Sendable {
  var status: Int
  /// Whole sentences.
  var message: String
  var type = "invalid_request_error"
  var param: String?
  var code: String?
  /// Whether a client may send the same again by itself.
  var mayRetry = false
  /// Seconds.
  var retryAfter: Int?
  var cost: JSONText = .null
  /// Whether another model may be tried: nothing can have been billed.
  var allowsAnotherModel = false
  /// What was tried before.
  var attempts: [Attempt] = []

  init(
    _ status: Int, _ message: String, type: String = "invalid_request_error", param: String? = nil, code: String? = nil
  ) {
    self.status = status
    self.message = message
    self.type = type
    self.param = param
    self.code = code
  }

  /// What of the service, or of this machine, went wrong. Clients of OpenAI send a request again for 408, 409, 429 and 5xx:
  /// what may have been billed has none of these, but for an answer without a picture.
  init(_ failure: Failure) {
    let message = failure.sentence
    switch failure.kind {
    case .usage, .invalidRequest, .notAnImage, .unreadableFile: self.init(400, message)
    case .moderated: self.init(400, message, type: "image_generation_user_error", code: "moderation_blocked")
    case .unknownModel: self.init(404, message, param: "model", code: "model_not_found")
    case .notFound: self.init(404, message, code: "not_found")
    case .tooLarge: self.init(413, message, code: "request_too_large")
    case .overBudget: self.init(402, message, type: "insufficient_quota", code: "budget_exceeded")
    case .noCredit: self.init(402, message, type: "insufficient_quota", code: "insufficient_credit")
    case .forbidden where message.lowercased().contains("limit"):
      self.init(402, message, type: "insufficient_quota", code: "key_limit_exceeded")
    case .forbidden: self.init(403, message, type: "upstream_error", code: "forbidden")
    case .keyRefused, .noKey: self.init(502, message, type: "upstream_error", code: "upstream_key_refused")
    case .rateLimited: self.init(429, message, type: "rate_limit_error", code: "rate_limited")
    case .noImage: self.init(502, message, type: "upstream_error", code: "no_image")
    case .configuration, .storage, .unrecorded, .security:
      self.init(500, message, type: "server_error", code: failure.kind.rawValue)
    case .timeout where failure.billed == .no: self.init(504, message, type: "upstream_error", code: "timeout")
    case .network, .server, .timeout, .cancelled, .badAnswer:
      self.init(502, message, type: "upstream_error", code: "upstream_error")
    }
    retryAfter = failure.retryAfter
    attempts = failure.attempts
    cost = .number(orNull: failure.cost)
    allowsAnotherModel = failure.allowsAnotherModel || failure.kind == .unknownModel && failure.billed == .no
    // A request that the service has answered with a fault is not sent again by itself, though it costs nothing.
    mayRetry = failure.billed == .no && (failure.kind == .rateLimited || failure.kind == .network)
    guard failure.billed != .no, failure.kind != .noImage, status >= 500 || status == 429 else { return }
    (status, code, mayRetry) = (424, "outcome_unknown", false)
  }

  static func mayNotUse(_ model: String) -> GatewayError {
    GatewayError(
      403, "This key may not use \(Harmless.line(model, limit: 120)).", param: "model", code: "model_not_allowed")
  }

  init(any error: any Error) {
    if let error = error as? GatewayError {
      self = error
    } else if let failure = error as? Failure {
      self.init(failure)
    } else {
      self.init(500, "The request could not be carried out.", type: "server_error")
    }
  }

  /// In the shape of the face, with what was tried beside it.
  func json(_ face: Face, _ id: String) -> JSONText {
    guard !attempts.isEmpty, case .object(let members) = shape(face, id) else { return shape(face, id) }
    return .object(members + [("visualizer", .object([("attempts", .list(attempts.map(\.json)))]))])
  }

  /// The end of a stream that had begun already.
  func event(_ face: Face, _ id: String) -> [UInt8] {
    let head = face == .anthropic ? "event: error\n" : ""
    let end = face == .anthropic ? "" : "data: [DONE]\n\n"
    return Array("\(head)data: \(json(face, id).compact)\n\n\(end)".utf8)
  }

  private func shape(_ face: Face, _ id: String) -> JSONText {
    switch face {
    case .openAI:
      .object([
        (
          "error",
          .object([
            ("message", .text(message)), ("type", .text(type)), ("param", .text(orNull: param)),
            ("code", .text(orNull: code)), ("request_id", .text(id)),
          ])
        )
      ])
    case .anthropic:
      .object([
        ("type", .text("error")), ("error", .object([("type", .text(code ?? type)), ("message", .text(message))])),
        ("request_id", .text(id)),
      ])
    case .openRouter:
      .object([
        (
          "error",
          .object([
            ("code", .whole(status)), ("message", .text(message)),
            ("metadata", .object([("error_type", .text(code ?? type)), ("request_id", .text(id))])),
          ])
        )
      ])
    }
  }
}
