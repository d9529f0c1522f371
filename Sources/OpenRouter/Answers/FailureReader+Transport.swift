import Domain

extension FailureReader {
  /// The failure that a connection, or an answer that broke the rules, is.
  func failure(of error: TransportError, id: String? = nil) -> Failure {
    let billed: Failure.Billed = call.isBillable && error.wasSent ? .maybe : .no
    let (kind, title) = words(error)
    return Failure(
      kind, title, advice: advice(error, billed), billed: billed, generationID: id)
  }

  /// The task was cancelled. Closing the connection does not stop the service.
  func cancelled(wasSent: Bool, id: String? = nil) -> Failure {
    let billed: Failure.Billed = call.isBillable && wasSent ? .maybe : .no
    return Failure(
      .cancelled, "It was cancelled.", advice: billed == .maybe ? Failure.mayStillBill : "",
      billed: billed, generationID: id)
  }

  private func words(_ error: TransportError) -> (Failure.Kind, String) {
    let reason = redactor.line(ProxyWords.cleaned(error.reason), limit: 300)
    switch error.kind {
    case .unavailable, .other: return (.network, Sentence.make("The network could not be used", reason))
    case .cancelled: return (.cancelled, "It was cancelled.")
    case .idle: return (.timeout, "The answer stopped coming.")
    case .headersTooLarge: return (.badAnswer, "The answer's headers are too long to be an honest answer.")
    case .addressRefused: return (.security, "The address leads to a private network, and is not used.")
    case .unresolved: return (.network, Sentence.make("The service's name was not found", reason))
    case .unreachable,
      .cut where !error.wasConnected:
      return (.network, Sentence.make("The service could not be reached", reason))
    case .untrusted: return (.security, Sentence.make("The connection is not safe and was not used", reason))
    case .timedOut where !error.wasConnected: return (.timeout, "The service could not be reached in time.")
    case .timedOut: return (.timeout, "The answer did not come within the time limit.")
    case .cut: return (.network, Sentence.make("The connection broke before the answer was complete", reason))
    case .malformed: return (.badAnswer, Sentence.make("What came back is not a proper answer", reason))
    case .tooLarge(let cap): return (.badAnswer, "The answer is larger than \(cap >> 20) MiB, and was not read.")
    }
  }

  private func advice(_ error: TransportError, _ billed: Failure.Billed) -> String {
    if billed == .maybe { return Failure.unsure }
    switch error.kind {
    case .untrusted: return "Look at the clock, at the service's address, and at SSL_CERT_FILE."
    case .unresolved where ProxyWords.isMeant(by: error.reason): return ProxyWords.advice
    case .unresolved, .unreachable, .timedOut, .cut, .idle: return "Check the network, then try again."
    case .other where ProxyWords.isMeant(by: error.reason): return ProxyWords.advice
    case .addressRefused, .cancelled: return ""
    default: return "Check the service's address, then try again."
    }
  }
}

/// What curl says of proxies. Their addresses stand in the environment with passwords in them, and curl repeats what it could
/// not read: so nothing of it is shown.
enum ProxyWords {
  static let advice = "Check https_proxy, http_proxy and ALL_PROXY."

  static func isMeant(by reason: String) -> Bool { reason.lowercased().contains("proxy") }

  static func cleaned(_ reason: String) -> String {
    guard isMeant(by: reason) else { return reason }
    let words = reason.lowercased()
    if words.contains("resolve") { return "the proxy's name was not found" }
    if words.contains("syntax") || words.contains("port number") || words.contains("malformed") {
      return "the proxy's address is malformed"
    }
    let status = words.firstMatch(of: /(?:response|code):? (\d{3})/).map { " (\($0.1))" } ?? ""
    return "the proxy could not be used\(status)"
  }
}
