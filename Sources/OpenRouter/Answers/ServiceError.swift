import Foundation

/// An error as the service words it, in whichever of its shapes it came: `{"error": …}` at the top, in a choice, in an
/// event or in a list; a list of errors; words alone.
struct ServiceError: Sendable {
  /// What failed, in the words of whoever knows it best.
  var message: String
  /// The HTTP status that the body names, where it names one.
  var code: Int?
  /// The service's word for the kind: `rate_limit_exceeded`, `content_policy_violation`, …
  var type: String?
  /// Why moderation refused.
  var reasons: [String]
  var provider: String?
  /// Seconds, not capped.
  var retryAfter: Int?
  var fallbacks: [String]
  /// All words for its kind that it holds, those of the provider too.
  private var kinds: [String]

  /// Nil when the answer holds no error.
  ///
  /// - Parameter isFailure: whether the answer is known to be one, so that words alone are its reason.
  init?(in root: JSON, now: Date, isFailure: Bool = false) {
    let holder = root.isList ? root.elements.first ?? root : root
    let inner = [root["response"], root["data"]].compactMap { $0 }
    let parts = (root["choices"]?.elements ?? []) + (root["data"]?.elements ?? [])
    let found = ([holder] + inner + parts).lazy.compactMap { Self.error(in: $0) }.first
    guard let error = found ?? (isFailure ? holder : nil) else { return nil }
    self.init(error, beside: holder, now: now)
  }

  private init(_ error: JSON, beside root: JSON, now: Date) {
    // An error within an error says more.
    let core = Self.core(error)
    let metadata = core["metadata"] ?? error["metadata"] ?? root["metadata"]
    let availability = core["availability"] ?? root["availability"]
    message = ErrorWords(core, metadata: metadata).sentence
    kinds = ErrorWords.kinds(core) + (metadata?["raw"].map(ErrorWords.kinds) ?? [])
    let words = [core["code"], availability?["code"], core["type"], core["status"]].compactMap { $0?.string }
    type = metadata?["error_type"]?.string ?? core["error_type"]?.string ?? words.first
    code =
      [core["code"], core["http_status"], core["status"], error["code"], root["code"], root["status"]]
      .lazy.compactMap { $0?.int ?? $0?.string.flatMap { Int($0) } }.first
    let patterns = metadata?["patterns"]?.elements ?? []
    reasons = ((metadata?["reasons"]?.elements ?? []) + patterns).prefix(16).compactMap(\.string)
    provider = metadata?["provider_name"]?.string
    retryAfter =
      RetryAfter.seconds(in: [metadata, availability, core, root].compactMap { $0 }, now: now)
      ?? RetryAfter.seconds(inWords: message)
    fallbacks = (availability?["fallback_models"]?.elements ?? []).prefix(4).compactMap(\.string)
    if reasons.isEmpty, let flagged = metadata?["flagged_input"]?.string { reasons = ["flagged: \(flagged)"] }
  }

  /// What an answer without any result says; nil where it says nothing.
  static func sentence(in root: JSON) -> String? {
    let words = ErrorWords(root, metadata: nil).sentence
    return words.isEmpty ? nil : words
  }

  /// `error`, or the first of `errors`; a map or list without anything in it is none.
  private static func error(in json: JSON) -> JSON? {
    guard json.isMap else { return nil }
    for name in ["error", "errors"] {
      guard let error = json[name], error.bool != false, error.string?.isEmpty != true else { continue }
      if error.isList ? error.elements.isEmpty : error.isMap && error.fields.isEmpty { continue }
      return error.bool == true ? json : error
    }
    return nil
  }

  private static func core(_ error: JSON) -> JSON {
    var core = error
    for _ in 0..<8 {
      if core.isList, let first = core.elements.first {
        core = first
      } else if let inner = core["error"], inner.isMap || inner.isList {
        core = inner
      } else {
        break
      }
    }
    return core
  }

  /// The status that this error stands for: the body's own, or the one that its type belongs to.
  func status(http: Int) -> Int {
    if http >= 400 { return http }
    if let code, (400..<600).contains(code) { return code }
    return ([type].compactMap { $0 } + kinds).lazy.compactMap { Self.statuses[$0.lowercased()] }.first ?? http
  }

  var isModeration: Bool {
    let words = ([type].compactMap { $0 } + kinds).map { $0.lowercased() }
    return !reasons.isEmpty
      || words.contains { word in
        word == "refusal"
          || ["content_policy", "moderation", "content_filter", "responsible_ai", "safety", "prohibited_content"]
            .contains { word.contains($0) }
      }
  }

  private static let statuses: [String: Int] = [
    "context_length_exceeded": 400, "max_tokens_exceeded": 400, "token_limit_exceeded": 400,
    "string_too_long": 400, "invalid_request": 400, "invalid_request_error": 400, "invalid_prompt": 400,
    "invalid_argument": 400, "failed_precondition": 400,
    "content_policy_violation": 400, "refusal": 400, "moderation_blocked": 400, "invalid_image": 400,
    "image_too_large": 400, "image_too_small": 400, "unsupported_image_format": 400, "image_download_failed": 400,
    "authentication": 401, "authentication_error": 401, "unauthenticated": 401, "invalid_api_key": 401,
    "payment_required": 402, "insufficient_quota": 402, "permission_denied": 403, "permission_error": 403,
    "not_found": 404, "not_found_error": 404,
    "image_not_found": 404, "model_not_found": 404, "no_endpoints": 404, "precondition_failed": 412,
    "payload_too_large": 413, "request_too_large": 413, "unprocessable": 422, "rate_limit_exceeded": 429,
    "rate_limit_error": 429, "resource_exhausted": 429, "server": 500, "server_error": 500, "internal": 500,
    "api_error": 500, "unmapped": 500, "provider_unavailable": 502, "provider_overloaded": 503, "unavailable": 503,
    "overloaded_error": 529, "capacity_exhausted": 503, "timeout": 504, "deadline_exceeded": 504,
  ]
}
