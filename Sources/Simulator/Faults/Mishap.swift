/// Applies the faults of one request to its answer.
struct Mishap: Sendable {
  /// The connection ends here on purpose.
  struct Cut: Error {}

  let faults: [Fault.Kind]
  /// The key of the request, for the fault that repeats it.
  let key: String

  /// Waits as long as the faults say before anything is sent.
  func delay() async throws {
    for case .delayFirstByte(let duration) in faults { try await Task.sleep(for: duration) }
  }

  /// The answer that takes the place of the service's, nil when there is none.
  var replacement: ServiceAnswer? {
    for fault in faults {
      switch fault {
      case .status(let status, let retryAfter): return refusal(status, retryAfter)
      case .unbilled:
        return .refused(Refusal(502, "DEMO fault: The image failed at the provider; it was not billed."))
      case .errorInSuccess:
        return .json(Refusal(502, "DEMO fault: Provider returned error").document)
      case .html:
        let page = "<!doctype html><html><title>DEMO</title><body>Sign in to this network (DEMO)</body></html>"
        return ServiceAnswer(headers: ["Content-Type": "text/html"], body: .bytes(Array(page.utf8)))
      case .redirect(let target): return ServiceAnswer(status: 302, headers: ["Location": target], body: .bytes([]))
      case .keyEcho: return .refused(Refusal(401, "DEMO fault: no user has the key \(key)"))
      case .hugeBody(let mebibytes): return huge(mebibytes)
      default: continue
      }
    }
    return nil
  }

  private func refusal(_ status: Int, _ retryAfter: Int?) -> ServiceAnswer {
    let messages = [
      402: "Insufficient credits. Add more using https://openrouter.ai/credits", 403: "Forbidden",
      408: "Request timed out", 429: "Rate limit exceeded", 500: "Internal Server Error",
      502: "Provider returned error", 503: "No available provider meets routing requirements",
      524: "Timeout", 529: "Provider overloaded",
    ]
    var answer = ServiceAnswer.refused(Refusal(status, "DEMO fault: \(messages[status] ?? "status \(status)")"))
    if let retryAfter { answer.headers["Retry-After"] = String(retryAfter) }
    return answer
  }

  private func huge(_ mebibytes: Int) -> ServiceAnswer {
    ServiceAnswer(
      headers: ["Content-Type": "application/json"],
      body: .chunks { outlet in
        try await outlet.send(Array(#"{"created":1,"data":[{"b64_json":""#.utf8))
        let chunk = [UInt8](repeating: UInt8(ascii: "A"), count: 1 << 20)
        for _ in 0..<mebibytes { try await outlet.send(chunk) }
        try await outlet.send(Array(#""}]}"#.utf8))
      })
  }

  /// The service's answer, damaged on its way.
  func spoil(_ answer: ServiceAnswer) -> ServiceAnswer {
    faults.reduce(answer) { spoiled, fault in
      switch (fault, spoiled.body) {
      case (.stall, .bytes(let bytes)): half(of: bytes, in: spoiled) { try await Task.sleep(for: .seconds(86_400)) }
      case (.cut, .bytes(let bytes)): half(of: bytes, in: spoiled) { throw Cut() }
      case (.slowLoris, .bytes(let bytes)): slow(bytes, in: spoiled)
      case (_, .chunks(let produce)): spoil(stream: produce, of: spoiled, by: fault)
      default: spoiled
      }
    }
  }

  private func half(
    of bytes: [UInt8], in answer: ServiceAnswer, then: @escaping @Sendable () async throws -> Void
  ) -> ServiceAnswer {
    var answer = answer
    answer.body = .measured(bytes.count) { outlet in
      try await outlet.send(Array(bytes.prefix(bytes.count / 2)))
      try await then()
    }
    return answer
  }

  private func slow(_ bytes: [UInt8], in answer: ServiceAnswer) -> ServiceAnswer {
    var answer = answer
    answer.body = .measured(bytes.count) { outlet in
      for start in stride(from: 0, to: bytes.count, by: 16) {
        try await outlet.send(Array(bytes[start..<min(start + 16, bytes.count)]))
        try await Task.sleep(for: .milliseconds(200))
      }
    }
    return answer
  }

  private func spoil(
    stream produce: @escaping @Sendable (Outlet) async throws -> Void, of answer: ServiceAnswer, by fault: Fault.Kind
  ) -> ServiceAnswer {
    guard let change = StreamMishap(fault) else { return answer }
    var answer = answer
    answer.body = .chunks { outlet in
      let events = EventCount()
      try await produce(
        Outlet { bytes in
          let number = await events.next()
          try await change.send(bytes, number: number, to: outlet)
        })
    }
    return answer
  }
}

/// Counts what went through a stream.
private actor EventCount {
  private var count = 0

  func next() -> Int {
    count += 1
    return count
  }
}
