import Domain
import Service

extension OpenRouterClient {
  func relay(_ request: RelayRequest) async throws(Failure) -> any RelayedAnswer {
    try await open(
      request.route, request.body, timeout: request.timeout, cap: Exchange.answerCap * 4, exchange.reader(.chat))
  }

  func speak(_ request: SpeechRequest) async throws(Failure) -> any RelayedAnswer {
    let answer = try await open(
      .speech, JSONWriter.compact(request.body), timeout: request.timeout, cap: request.answerCap,
      exchange.reader(.speech))
    return try await SpokenAnswer(answer, exchange.reader(.speech))
  }

  private func open(
    _ route: RelayRequest.Route, _ body: [UInt8], timeout: Int, cap: Int, _ reader: FailureReader
  ) async throws(Failure) -> Relay {
    guard exchange.key != nil else { throw Exchange.noKey }
    guard !Task.isCancelled else { throw reader.cancelled(wasSent: false) }
    var http = exchange.request(route.endpoint, timeout: .seconds(max(1, timeout)), cap: cap)
    http.idle = http.timeout
    http.fields.append(("Content-Type", "application/json"))
    http.body = body
    let answer = Relay(exchange.transport.send(http), reader, route: route)
    try await answer.open()
    return answer
  }
}

extension RelayRequest.Route {
  fileprivate var endpoint: Endpoint {
    switch self {
    case .chat: .chat
    case .responses: .responses
    case .messages: .messages
    case .speech: .speech
    }
  }
}
