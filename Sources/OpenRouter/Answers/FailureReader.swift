import Domain
import Foundation

/// Turns what goes wrong with a call into a failure in words for the user, with no key in it.
struct FailureReader: Sendable {
  let call: Call
  let redactor: Redactor
  let now: @Sendable () -> Date

  /// The failure that an answer with a status of 300 or more is.
  func refusal(_ head: HTTPHead, _ body: [UInt8]) -> Failure {
    var failure = failure(of: head, body)
    failure.isRefusal = head.status >= 400
    return failure
  }

  private func failure(of head: HTTPHead, _ body: [UInt8]) -> Failure {
    let root = root(of: body)
    let error = root.flatMap { ServiceError(in: $0, now: now(), isFailure: true) }
    if (300..<400).contains(head.status) { return redirect(head) }
    let wait = RetryAfter.seconds(head, body: error?.retryAfter, now: now())
    let id = generationID(head)
    guard let error else {
      let isPage = head.isWebPage || body.first { $0 > 0x20 } == UInt8(ascii: "<")
      if isPage, [404, 405].contains(head.status) { return noAPI(head.status, id) }
      let plain = isPage ? "" : String(decoding: body.prefix(400), as: UTF8.self)
      return failure(status: head.status, plain, nil, wait: wait, id: id)
    }
    let failure = failure(of: error, http: head.status, wait: wait, id: id)
    return Usage(root?["usage"], of: root).cost.map { failure.settled(at: $0) } ?? failure
  }

  /// The JSON of a body, which may be a stream of events, too.
  private func root(of body: [UInt8]) -> JSON? {
    var feed = BodyFeed(limit: 2 * body.count)
    let items = ((try? feed.feed(body)) ?? []) + feed.finish()
    return items.lazy.compactMap { item in if case .json(let document, _, _) = item { document.root } else { nil } }
      .first
  }

  /// A page where the API should be: the address is wrong.
  private func noAPI(_ status: Int, _ id: String?) -> Failure {
    Failure(
      .configuration, "There is no API at the address of the service, but a web page (\(status)).",
      advice: Self.addressAdvice, status: status, generationID: id)
  }

  static let addressAdvice =
    "Check the address: --base-url, OPENROUTER_BASE_URL or general.base-url. OpenRouter's is https://openrouter.ai/api/v1."

  /// The failure that an error in a body is, whatever the HTTP status was.
  func failure(of error: ServiceError, http: Int, wait: Int? = nil, id: String?) -> Failure {
    let wait = wait ?? error.retryAfter
    return failure(status: error.status(http: http), error.message, error, wait: wait, id: id)
  }

  /// The failure that words alone say, in an answer that claimed to be a success.
  func failure(saying words: String, id: String?) -> Failure {
    failure(status: 200, words, nil, wait: nil, id: id)
  }

  /// Where the answer's head names a generation.
  func generationID(_ head: HTTPHead) -> String? {
    guard let id = head["x-generation-id"], !id.isEmpty else { return nil }
    return redactor.line(id, limit: 200)
  }

  private func failure(
    status: Int, _ message: String, _ error: ServiceError?, wait: Int?, id: String?
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
    let billed = billed(status, message, isOwnWord: error != nil)
    return Failure(
      kind, Sentence.make(title(kind, status), detail), advice: advice(kind, error, wait, billed), billed: billed,
      status: status == 200 ? nil : status, retryAfter: wait.map { min(max($0, 0), RetryAfter.cap) }, generationID: id)
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

  private func advice(
    _ kind: Failure.Kind, _ error: ServiceError?, _ wait: Int?, _ billed: Failure.Billed
  ) -> String {
    switch kind {
    case .keyRefused: "Check the key, or make a new one at openrouter.ai/settings/keys."
    case .noCredit: "Add credit at openrouter.ai/settings/credits, or choose a cheaper model."
    case .moderated: "Change the prompt or the pictures, or choose another model."
    case .forbidden: "Look at the key's permissions and your account's settings on openrouter.ai."
    case .notFound: alternatives(error) ?? "Choose another model, or fewer restrictions on providers."
    case .tooLarge: "Use fewer or smaller references."
    case .rateLimited, .server: wait.map(Self.words(forWait:)) ?? retryAdvice(billed)
    case .timeout: retryAdvice(billed)
    default: "Change what it names, or choose another model."
    }
  }

  private static func words(forWait seconds: Int) -> String {
    switch seconds {
    case ...0: "Try again now."
    case ...RetryAfter.cap: "Try again in \(seconds) seconds."
    case ..<7200: "Try again in \((seconds + 59) / 60) minutes."
    default: "Try again in about \((seconds + 1800) / 3600) hours."
    }
  }

  private func alternatives(_ error: ServiceError?) -> String? {
    guard let names = error?.fallbacks, !names.isEmpty else { return nil }
    return "It suggests \(redactor.line(names.joined(separator: ", "), limit: 200))."
  }

  private func retryAdvice(_ billed: Failure.Billed) -> String {
    if billed == .maybe { return Failure.unsure }
    return call.isBillable
      ? "It was sent once and is not repeated by itself; try again when you like." : "Try again later."
  }

  /// Refusals before any work cost nothing, and 503 in the service's own words says that none was begun. Whether work that
  /// was begun and failed (500, 502, a time limit, an error within an answer) is billed, only the service's record knows.
  private func billed(_ status: Int, _ message: String, isOwnWord: Bool) -> Failure.Billed {
    switch (call, status) {
    case (.reading, _): .no
    case (_, 408): .maybe
    case (_, 502): isOwnWord && Self.saysUnbilled(message) ? .no : .maybe
    case (_, 503): isOwnWord ? .no : .maybe
    case (_, 400..<500): .no
    default: .maybe
    }
  }

  /// Whether the service's own words say that a failed request costs nothing.
  private static func saysUnbilled(_ message: String) -> Bool {
    message.lowercased().firstMatch(
      of: /\b(not|never|wasn't|weren't) (be |been |being )?(billed|charged)\b|\bno charge\b/) != nil
  }
}
