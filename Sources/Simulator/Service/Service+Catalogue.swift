extension Service {
  /// `/models`, `/models/count`, `/models/user`, `/model/AUTHOR/SLUG`.
  func models(_ request: Incoming, _ rest: [String]) async throws(Refusal) -> ServiceAnswer {
    if request.path.hasPrefix("/model/") { return try await model(rest.joined(separator: "/")) }
    let rows = await catalogue.models(withOutput: outputs(request))
    let found = filtered(rows, by: request)
    switch rest {
    case [], ["user"]: return .json(["data": .array(try page(found, request))])
    case ["count"]: return .json(["data": ["count": WireJSON(found.count)]])
    default: throw Refusal(404, "Not Found")
    }
  }

  private func model(_ id: String) async throws(Refusal) -> ServiceAnswer {
    let rows = await catalogue.models(withOutput: nil)
    guard let row = rows.first(where: { $0["id"]?.string == id }) else { throw Refusal(404, "Model \(id) not found") }
    return .json(["data": row])
  }

  /// Rows with text output unless `output_modalities` says otherwise; `all` gives every row.
  private func outputs(_ request: Incoming) -> Set<String>? {
    guard let wanted = request.query("output_modalities") else { return ["text"] }
    let names = Set(wanted.split(separator: ",").map(String.init))
    return names.contains("all") ? nil : names
  }

  private func filtered(_ rows: [WireJSON], by request: Incoming) -> [WireJSON] {
    let inputs = Set((request.query("input_modalities") ?? "").split(separator: ",").map(String.init))
    let parameters = (request.query("supported_parameters") ?? "").split(separator: ",").map(String.init)
    let words = (request.query("q") ?? "").lowercased()
    return rows.filter { row in
      let taken = Set(row["architecture"]?["input_modalities"]?.strings ?? [])
      let supported = row["supported_parameters"]?.strings ?? []
      let title = [row["id"], row["name"]].compactMap { $0?.string?.lowercased() }
      return (inputs.isEmpty || !inputs.isDisjoint(with: taken)) && parameters.allSatisfy(supported.contains)
        && (words.isEmpty || title.contains { $0.contains(words) })
    }
  }

  private func page(_ rows: [WireJSON], _ request: Incoming) throws(Refusal) -> [WireJSON] {
    func number(_ name: String, _ fallback: Int, _ range: ClosedRange<Int>) throws(Refusal) -> Int {
      guard let text = request.query(name) else { return fallback }
      guard let value = Int(text), range.contains(value) else { throw Refusal(400, "Invalid query parameter \(name)") }
      return value
    }
    guard request.query("offset") != nil || request.query("limit") != nil else { return rows }
    let offset = try number("offset", 0, 0...Int.max)
    return Array(rows.dropFirst(offset).prefix(try number("limit", 500, 1...1000)))
  }

  /// `/images/models` and `/images/models/AUTHOR/SLUG/endpoints`.
  func imageModels(_ rest: [String]) async throws(Refusal) -> ServiceAnswer {
    if rest.isEmpty { return .json(["data": .array(await catalogue.rows("image-models.json"))]) }
    let id = rest.dropLast().joined(separator: "/")
    guard rest.last == "endpoints", let found = await catalogue.endpointsDocument(id) else {
      throw Refusal(404, "Model \(rest.last == "endpoints" ? id : rest.joined(separator: "/")) not found")
    }
    return .json(found.document, headers: found.isDerived ? ["X-Simulator-Derived": "true"] : [:])
  }

  /// What `/key` tells about a key: a demo budget that shrinks as pictures are made.
  func keyAnswer(_ key: String) async -> ServiceAnswer {
    let spent = await ledger.spent
    let budget = 10.0
    let label = "DEMO " + key.prefix(10) + "..." + key.suffix(3)
    let usage = WireJSON(spent)
    return .json([
      "data": [
        "label": .string(label), "limit": WireJSON(budget), "limit_remaining": WireJSON(budget - spent),
        "limit_reset": .null, "include_byok_in_limit": false, "usage": usage, "usage_daily": usage,
        "usage_weekly": usage, "usage_monthly": usage, "byok_usage": 0, "byok_usage_daily": 0,
        "byok_usage_weekly": 0, "byok_usage_monthly": 0, "is_free_tier": false, "is_management_key": false,
        "is_provisioning_key": false, "creator_user_id": "user_demo", "expires_at": .null,
        "rate_limit": ["requests": 1000, "interval": "1h", "note": "DEMO: never enforced"],
      ]
    ])
  }
}
