import Domain

extension Exchange {
  func request(_ endpoint: Endpoint, timeout: Duration, cap: Int) -> HTTPRequest {
    var request = HTTPRequest(url: baseURL.description + endpoint.path, timeout: timeout, cap: cap)
    request.fields = [("Accept", "application/json, text/event-stream")] + authorization(endpoint) + attribution
    return request
  }

  /// The catalogue needs no key: services other than OpenRouter, and this machine's, do not get it there.
  private func authorization(_ endpoint: Endpoint) -> [(name: String, value: String)] {
    guard let key, endpoint.needsKey || baseURL.isOpenRouter || baseURL.isLoopback else { return [] }
    return [("Authorization", "Bearer \(key.reveal())")]
  }

  /// Who is asking, for OpenRouter's list of applications; nobody else is told.
  private var attribution: [(name: String, value: String)] {
    guard baseURL.isOpenRouter else { return [] }
    return [
      ("HTTP-Referer", "https://github.com/visualizer-tui/visualizer"),
      ("X-OpenRouter-Title", "Visualizer"),
      ("X-OpenRouter-Categories", "image-gen"),
    ]
  }
}
