/// How a program gets a key by the user's browser: the page where the user agrees, and the exchange of its code.
extension Service {
  /// `GET /auth`: the user of a stand-in agrees at once.
  func page(_ request: Incoming) async -> ServiceAnswer {
    let method = request.query("code_challenge_method") ?? "S256"
    let challenge = request.query("code_challenge")
    guard request.method == "GET" else { return .refused(Refusal(405, "Method Not Allowed")) }
    guard ["S256", "plain"].contains(method) else { return .refused(Refusal(400, "Invalid code_challenge_method")) }
    let callback = request.query("callback_url")
    guard callback != nil || challenge != nil else { return .refused(Refusal(400, "code_challenge is required")) }
    let code = await ledger.authorise(Authorisation(challenge: challenge, method: method))
    guard let callback else {
      return Self.page("DEMO: paste this code into the program that asked for it: <code>\(code)</code>")
    }
    guard Self.mayReturn(to: callback) else { return .refused(Refusal(400, "Invalid callback_url")) }
    let joint = callback.contains("?") ? "&" : "?"
    return ServiceAnswer(status: 302, headers: ["Location": "\(callback)\(joint)code=\(code)"], body: .bytes([]))
  }

  /// `POST /auth/keys`
  func exchange(_ request: Incoming) async throws(Refusal) -> ServiceAnswer {
    guard request.method == "POST" else { throw Refusal(405, "Method Not Allowed") }
    guard let document = try? JSONReader.read(request.body), let code = document["code"]?.string else {
      throw Refusal(400, "Invalid request parameters")
    }
    if let method = document["code_challenge_method"], method != .null,
      !["S256", "plain"].contains(method.string ?? "")
    {
      throw Refusal(400, "Invalid code_challenge_method")
    }
    guard let key = await ledger.key(for: code, verifier: document["code_verifier"]?.string) else {
      throw Refusal(403, "Invalid code or code_verifier")
    }
    return .json(["key": .string(key), "user_id": "user_demo"])
  }

  /// Over https anywhere, else to this machine alone.
  private static func mayReturn(to callback: String) -> Bool {
    ["https://", "http://localhost:", "http://localhost/", "http://127.0.0.1:", "http://127.0.0.1/"]
      .contains { callback.hasPrefix($0) } && !callback.contains(where: \.isNewline)
  }

  private static func page(_ text: String) -> ServiceAnswer {
    let page = "<!doctype html><html><title>DEMO</title><body><p>\(text)</p></body></html>"
    return ServiceAnswer(headers: ["Content-Type": "text/html; charset=utf-8"], body: .bytes(Array(page.utf8)))
  }
}
