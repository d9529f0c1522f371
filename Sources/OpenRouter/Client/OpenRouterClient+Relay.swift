import Domain
import Service

extension OpenRouterClient {
  func relay(_ request: RelayRequest) async throws(Failure) -> any RelayedAnswer {
    var http = try http(
      request.route, request.body, timeout: request.timeout, cap: Exchange.answerCap * 4,
      identity: request.identity ?? .own)
    http.pulse = request.pulse
    return Relay(
      exchange.transport.send(http), exchange.reader(.chat), route: request.route,
      mayHavePictures: request.mayHavePictures)
  }

  func speak(_ request: SpeechRequest) async throws(Failure) -> any RelayedAnswer {
    let body = JSONWriter.compact(request.body)
    let http = try http(.speech, body, timeout: request.timeout, cap: request.answerCap, identity: .own)
    let reader = exchange.reader(.speech)
    let answer = Relay(exchange.transport.send(http), reader, route: .speech)
    var isOpen = false
    while !isOpen { isOpen = try await answer.open() }
    return try await SpokenAnswer(answer, reader)
  }

  private func http(
    _ route: RelayRequest.Route, _ body: [UInt8], timeout: Int, cap: Int, identity: RelayIdentity
  ) throws(Failure) -> HTTPRequest {
    guard exchange.key != nil else { throw Exchange.noKey }
    guard !Task.isCancelled else { throw exchange.reader(.chat).cancelled(wasSent: false) }
    var http = exchange.request(route.endpoint, timeout: .seconds(max(1, timeout)), cap: cap, identity: identity)
    http.idle = http.timeout
    http.tellsProgress = false
    http.fields.append(("Content-Type", "application/json"))
    http.body = body
    return http
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
