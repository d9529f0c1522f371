import Domain
import Foundation

/// Turns what goes wrong with a call into a failure in words for the user, with no key in it.
struct FailureReader: Sendable {
  let call: Call
  let redactor: Redactor
  let now: @Sendable () -> Date

  /// The failure that an answer with a status of 300 or more is.
  func refusal(_ head: HTTPHead, _ body: [UInt8]) -> Failure {
    let root = (try? JSONDocument(body))?.root
    let error = root.flatMap { ServiceError(in: $0) }
    if (300..<400).contains(head.status) { return redirect(head) }
    let wait = RetryAfter.seconds(head["retry-after"], now: now())
    let id = generationID(head)
    guard let error else {
      let plain =
        head.isWebPage || body.first == UInt8(ascii: "<") ? "" : String(decoding: body.prefix(400), as: UTF8.self)
      return failure(status: head.status, http: head.status, plain, nil, wait: wait, id: id)
    }
    let failure = failure(of: error, http: head.status, wait: wait, id: id)
    return Usage(root?["usage"]).cost.map { failure.settled(at: $0) } ?? failure
  }

  /// The failure that an error in a body is, whatever the HTTP status was.
  func failure(of error: ServiceError, http: Int, wait: Int? = nil, id: String?) -> Failure {
    let wait = wait ?? error.retryAfter.map { min(max($0, 0), RetryAfter.cap) }
    return failure(status: error.status(http: http), http: http, error.message, error, wait: wait, id: id)
  }

  /// Where the answer's head names a generation.
  func generationID(_ head: HTTPHead) -> String? {
    guard let id = head["x-generation-id"], !id.isEmpty else { return nil }
    return redactor.line(id, limit: 200)
  }

  private func failure(
    status: Int, http: Int, _ message: String, _ error: ServiceError?, wait: Int?, id: String?
  ) -> Failure {
    let kind = kind(status, error)
    var detail = redactor.line(message)
    if kind == .moderated, let reasons = error?.reasons, !reasons.isEmpty {
      let list = redactor.line(reasons.joined(separator: ", "), limit: 300)
      detail = detail.isEmpty ? list : "\(Sentence.bare(detail)) (\(list))"
    }
    if let provider = error?.provider.map({ redactor.line($0, limit: 60) }), !provider.isEmpty, !detail.isEmpty {
      detail = "\(provider) said: \(detail)"
    }
    return Failure(
      kind, Sentence.make(title(kind, status), detail), advice: advice(kind, error, wait),
      billed: billed(status, http: http, isOwnWord: error != nil),
      status: status == 200 ? nil : status, retryAfter: wait, generationID: id)
  }

  private func redirect(_ head: HTTPHead) -> Failure {
    let place = redactor.line(head["location"] ?? "", limit: 100)
    let whither = place.isEmpty ? "elsewhere" : "to \(place)"
    return Failure(
      .security, "The service sent the request \(whither), which is not followed, as the key could go astray.",
      advice: "Check the service's address in the settings.", status: head.status)
  }

  private func kind(_ status: Int, _ error: ServiceError?) -> Failure.Kind {
    if let error, error.isModeration, [200, 400, 403, 422].contains(status) { return .moderated }
    switch status {
    case 401: return .keyRefused
    case 402: return .noCredit
    case 403: return .forbidden
    case 404: return .notFound
    case 408, 504, 524: return .timeout
    case 413: return .tooLarge
    case 429: return .rateLimited
    case 400..<500: return .invalidRequest
    default: return .server
    }
  }

  private func title(_ kind: Failure.Kind, _ status: Int) -> String {
    switch kind {
    case .keyRefused: "The service refused the key"
    case .noCredit: "There is not enough credit for this"
    case .moderated: "The service's moderation refused this"
    case .forbidden: "The service does not allow this"
    case .notFound: "The service has nothing that can serve this"
    case .timeout: "The service ran out of time (\(status))"
    case .tooLarge: "The request is too large for the service"
    case .rateLimited: "There were too many requests"
    case .invalidRequest: "The service refused the request"
    default: status == 200 ? "The service failed" : "The service failed (\(status))"
    }
  }

  private func advice(_ kind: Failure.Kind, _ error: ServiceError?, _ wait: Int?) -> String {
    switch kind {
    case .keyRefused: "Check the key, or make a new one at openrouter.ai/settings/keys."
    case .noCredit: "Add credit at openrouter.ai/settings/credits, or choose a cheaper model."
    case .moderated: "Change the prompt or the pictures, or choose another model."
    case .forbidden: "Look at the key's permissions and your account's settings on openrouter.ai."
    case .notFound: alternatives(error) ?? "Choose another model, or fewer restrictions on providers."
    case .tooLarge: "Use fewer or smaller references."
    case .rateLimited, .server: wait.map { $0 > 0 ? "Try again in \($0) seconds." : "Try again now." } ?? retryAdvice
    case .timeout: retryAdvice
    default: "Change the setting that it names."
    }
  }

  private func alternatives(_ error: ServiceError?) -> String? {
    guard let names = error?.fallbacks, !names.isEmpty else { return nil }
    return "It suggests \(redactor.line(names.joined(separator: ", "), limit: 200))."
  }

  private var retryAdvice: String {
    call.isBillable ? "It was sent once and is not repeated by itself; try again when you like." : "Try again later."
  }

  /// Refusals before any work cost nothing. `POST /images` bills all or nothing, and a failure it reports itself is
  /// nothing; what an edge server reports in its place (408, 504, 524, 529, or 502 and 503 in words that are not the
  /// service's own) leaves the question open.
  private func billed(_ status: Int, http: Int, isOwnWord: Bool) -> Failure.Billed {
    switch (call, status) {
    case (.reading, _): .no
    case (.images, _) where http == 200: .no
    case (_, 408), (_, 504), (_, 524), (_, 529): .maybe
    case (_, 503), (.images, 502): isOwnWord ? .no : .maybe
    case (_, 400..<500): .no
    default: .maybe
    }
  }
}
