/// An error as the service words it: `{"error": …}` at the top, in a choice, or in an event of a stream.
struct ServiceError: Sendable {
  var message: String
  /// The HTTP status that the body names, where it names one.
  var code: Int?
  /// The service's word for the kind: `rate_limit_exceeded`, `content_policy_violation`, …
  var type: String?
  /// Why moderation refused.
  var reasons: [String]
  var provider: String?
  /// Seconds.
  var retryAfter: Int?
  var fallbacks: [String]

  /// Nil when the answer holds no error.
  init?(in root: JSON) {
    guard let error = root["error"] ?? root["choices"]?.elements.lazy.compactMap({ $0["error"] }).first else {
      return nil
    }
    self.init(error)
  }

  private init(_ error: JSON) {
    let metadata = error["metadata"]
    let availability = error["availability"]
    message = error.string ?? error["message"]?.string ?? ""
    let words = [error["code"], availability?["code"], error["type"]].compactMap { $0?.string }
    type = metadata?["error_type"]?.string ?? error["error_type"]?.string ?? words.first
    code = error["code"]?.int ?? error["http_status"]?.int ?? error["code"]?.string.flatMap { Int($0) }
    let patterns = metadata?["patterns"]?.elements ?? []
    reasons = ((metadata?["reasons"]?.elements ?? []) + patterns).prefix(16).compactMap(\.string)
    provider = metadata?["provider_name"]?.string
    retryAfter = availability?["retry_after"]?.int
    fallbacks = (availability?["fallback_models"]?.elements ?? []).prefix(4).compactMap(\.string)
    if reasons.isEmpty, let flagged = metadata?["flagged_input"]?.string { reasons = ["flagged: \(flagged)"] }
  }

  /// The status that this error stands for: the body's own, or the one that its type belongs to.
  func status(http: Int) -> Int {
    if http >= 400 { return http }
    if let code, (400..<600).contains(code) { return code }
    return type.flatMap { Self.statuses[$0] } ?? http
  }

  var isModeration: Bool {
    !reasons.isEmpty || ["content_policy_violation", "refusal", "moderation_blocked"].contains(type)
  }

  private static let statuses: [String: Int] = [
    "context_length_exceeded": 400, "max_tokens_exceeded": 400, "token_limit_exceeded": 400,
    "string_too_long": 400, "invalid_request": 400, "invalid_request_error": 400, "invalid_prompt": 400,
    "content_policy_violation": 400, "refusal": 400, "moderation_blocked": 400, "invalid_image": 400,
    "image_too_large": 400, "image_too_small": 400, "unsupported_image_format": 400, "image_download_failed": 400,
    "authentication": 401, "payment_required": 402, "permission_denied": 403, "not_found": 404,
    "image_not_found": 404, "model_not_found": 404, "no_endpoints": 404, "precondition_failed": 412,
    "payload_too_large": 413, "unprocessable": 422, "rate_limit_exceeded": 429, "server": 500, "server_error": 500,
    "unmapped": 500, "provider_unavailable": 502, "provider_overloaded": 503, "capacity_exhausted": 503,
    "timeout": 504,
  ]
}
