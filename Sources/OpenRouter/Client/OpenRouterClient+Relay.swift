import Domain
import Service

extension OpenRouterClient {
  func relay(_ request: RelayRequest) async throws(Failure) -> any RelayedAnswer {
    guard exchange.key != nil else { throw Exchange.noKey }
    let reader = exchange.reader(.chat)
    guard !Task.isCancelled else { throw reader.cancelled(wasSent: false) }
    var http = exchange.request(
      request.route.endpoint, timeout: .seconds(max(1, request.timeout)), cap: Exchange.answerCap * 4)
    http.idle = http.timeout
    http.fields.append(("Content-Type", "application/json"))
    http.body = request.body
    let answer = Relay(exchange.transport.send(http), reader, route: request.route)
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
