/// The service behind the socket: takes a request, gives an answer.
struct Service: Sendable {
  let options: SimulatorOptions
  let catalogue: SimulatedCatalogue
  let ledger: Ledger

  /// Bodies above this are answered 413.
  static let largestBody = 64 << 20

  /// The answer to a request, faults not yet applied. `quirks` are the faults that change the content of an answer.
  func answer(_ request: Incoming, quirks: [Fault.Kind] = []) async -> ServiceAnswer {
    do throws(Refusal) {
      return try await route(request, quirks)
    } catch {
      return .refused(error)
    }
  }

  private func route(_ request: Incoming, _ quirks: [Fault.Kind]) async throws(Refusal) -> ServiceAnswer {
    let parts = request.path.split(separator: "/").map { String($0).removingPercentEscapes }
    switch (request.method, parts.first ?? "", parts.count) {
    case ("GET", "models", 2) where parts[1] == "user":
      _ = try await authorise(request)
      return try await models(request, ["user"])
    case ("GET", "models", _), ("GET", "model", _): return try await models(request, Array(parts.dropFirst()))
    case ("GET", "images", let count) where count >= 2 && parts[1] == "models":
      return try await imageModels(Array(parts.dropFirst(2)))
    case ("GET", "providers", 1): return .json(["data": .array(await catalogue.rows("providers.json"))])
    case ("GET", "key", 1):
      let key = try await authorise(request)
      return await keyAnswer(key)
    case ("GET", "credits", 1):
      _ = try await authorise(request)
      throw Refusal(403, "Only management keys can perform this operation")
    case ("GET", "generation", 1): return try await generation(request)
    case (_, "auth", 2) where parts[1] == "keys": return try await exchange(request)
    case ("POST", "images", 1):
      _ = try await authorise(request)
      return try await images(request, quirks)
    case ("POST", "chat", 2) where parts[1] == "completions":
      _ = try await authorise(request)
      return try await chat(request, quirks)
    case ("POST", "audio", 2) where parts[1] == "speech":
      _ = try await authorise(request)
      return try await speech(request, quirks)
    default: throw Refusal(404, "Not Found")
    }
  }

  /// The key of a request that may spend.
  private func authorise(_ request: Incoming) async throws(Refusal) -> String {
    guard let key = request.bearer else { throw Refusal(401, "Missing Authentication header") }
    let known = options.acceptedKeys.map { $0.contains(key) } ?? key.hasPrefix("sk-or-")
    let isGiven = await ledger.keys.contains(key)
    guard known || isGiven || key == Simulator.demoKey else { throw Refusal(401, "User not found.") }
    return key
  }

  private func generation(_ request: Incoming) async throws(Refusal) -> ServiceAnswer {
    _ = try await authorise(request)
    let id = request.query("id") ?? ""
    guard let found = await ledger.generation(id) else { throw Refusal(404, "Generation \(id) not found") }
    return .json(["data": found])
  }

  /// The JSON of a body, checked against the published schema called `schema`. Violations that `pardon` names are let through.
  func document(
    _ request: Incoming, schema: String, pardon: (WireJSON, Violation) async -> Bool = { _, _ in false }
  ) async throws(Refusal) -> WireJSON {
    let document: WireJSON
    do throws(JSONReader.Failure) {
      document = try JSONReader.read(request.body)
    } catch {
      throw Refusal(400, "Invalid JSON at byte \(error.offset): \(error.reason)")
    }
    for violation in await catalogue.schemas.violations(of: document, in: schema) {
      if await pardon(document, violation) { continue }
      throw Refusal(400, "Invalid request parameters: \(violation.sentence)")
    }
    return document
  }
}

extension String {
  /// This path segment with percent escapes decoded; unchanged when they are malformed.
  var removingPercentEscapes: String {
    guard contains("%") else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
