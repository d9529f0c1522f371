import Domain

extension ForeignReading {
  /// Reads the LLM Interactive Proxy's config.yaml.
  mutating func readProxy() {
    take("gateway.host", from: ["host"])
    take("gateway.port", from: ["port"])
    take("general.timeout", from: ["proxy_timeout"])
    take("general.timeout", from: ["backends", "openrouter", "timeout"])
    take("general.base-url", from: ["backends", "openrouter", "api_url"]) {
      $0 == "https://openrouter.ai/api/v1" ? "" : $0
    }
    takeKey(from: ["backends", "openrouter", "api_key"])
    readBackend()
    readForcedModel()
    readAliases()
    readIdentity()
    finish()
  }

  private mutating func readBackend() {
    for place in [["backends", "default_backend"], ["default_backend"]] {
      guard let name = text(place) else { continue }
      if name == "openrouter" {
        take("gateway.default-backend", name, from: place)
      } else {
        leave(place, "\(Harmless.line(name, limit: 40)) is no backend here: everything goes to OpenRouter.")
      }
    }
  }

  private mutating func readForcedModel() {
    for place in [["backends", "static_route"], ["force_model"], ["model"]] {
      guard let reference = text(place) else { continue }
      if let id = id(of: reference) {
        take("gateway.force-model", id, from: place)
      } else {
        leave(place, Self.foreign(reference))
      }
    }
  }

  /// Rows of `{pattern, replacement}`, and routes of a name over several models.
  private mutating func readAliases() {
    var aliases: [String] = []
    for row in value(["model_aliases"])?.list ?? [] {
      guard let pattern = row["pattern"]?.text, let replacement = row["replacement"]?.text else { continue }
      let model = replacement.hasPrefix("openrouter:") ? String(replacement.dropFirst(11)) : replacement
      if model.prefix(while: { $0 != "/" }).contains(":") {
        leave(["model_aliases"], Self.foreign(replacement))
      } else {
        aliases.append("\(pattern)=\(model)")
      }
    }
    for entry in tree["failover_routes"]?.entries ?? [] {
      let place = ["failover_routes", entry.key]
      let all = entry.value["elements"]?.list?.compactMap(\.text) ?? []
      let own = all.compactMap(id(of:))
      for reference in all where id(of: reference) == nil { leave(place, Self.foreign(reference)) }
      _ = value(place)
      if !own.isEmpty { aliases.append("^\(entry.key)$=\(own.joined(separator: "|"))") }
    }
    if !aliases.isEmpty { take("gateway.aliases", aliases.joined(separator: ","), from: ["model_aliases"]) }
  }

  private mutating func readIdentity() {
    for (name, field) in [("user_agent", "user-agent"), ("url", "referer"), ("title", "title")] {
      let place = ["identity", name]
      guard let mode = text(place + ["mode"]) else { continue }
      take("gateway.identity.\(field).mode", mode, from: place + ["mode"])
      for value in ["default_value", "override_value", "value"] {
        guard let text = text(place + [value]), !mode.hasPrefix("override") || value != "default_value" else {
          continue
        }
        take("gateway.identity.\(field).value", text, from: place + [value])
      }
    }
  }
}
