import Domain

extension Exchange {
  /// - Parameter identity: who is said to ask; nobody but OpenRouter is told more than the program's name.
  func request(
    _ endpoint: Endpoint, timeout: Duration, cap: Int, identity: RelayIdentity = .own
  ) -> HTTPRequest {
    var request = HTTPRequest(url: baseURL.description + endpoint.path, timeout: timeout, cap: cap)
    request.fields =
      [("Accept", "application/json, text/event-stream")] + authorization(endpoint) + attribution(identity)
    return request
  }

  /// The catalogue needs no key: services other than OpenRouter, and this machine's, do not get it there.
  private func authorization(_ endpoint: Endpoint) -> [(name: String, value: String)] {
    guard let key, endpoint.needsKey || baseURL.isOpenRouter || baseURL.isLoopback else { return [] }
    return [("Authorization", "Bearer \(key.reveal())")]
  }

  /// Who is asking, for OpenRouter's list of applications; nobody else is told.
  private func attribution(_ identity: RelayIdentity) -> [(name: String, value: String)] {
    guard baseURL.isOpenRouter else { return [] }
    let said = [
      ("User-Agent", identity.userAgent), ("HTTP-Referer", identity.referer), ("X-OpenRouter-Title", identity.title),
    ]
    return said.compactMap { name, value in value.map { (name, $0) } } + [("X-OpenRouter-Categories", "image-gen")]
  }
}
