import Domain

/// The body of a request that passes, with what the gateway changes in it: the model, parameters of its name, who may serve,
/// and what only others know.
struct RelayBody: Sendable {
  /// Where a body goes, as far as it matters for what may stand in it.
  struct Destination: Sendable {
    var model: String
    /// What the catalogue says of the model; nil for one that it does not list.
    var row: CatalogueModel?
    /// Whether it is OpenRouter itself.
    var isOpenRouter: Bool
    /// What the user's settings say of who may serve.
    var routing: Routing?
  }

  private(set) var members: JSONMembers
  /// What was taken out or could not be used, one sentence each.
  private(set) var remarks: [String] = []
  private let route: RelayRoute.Kind

  /// Would reach into programs that read them.
  private static let dangerous = ["__proto__", "constructor", "prototype"]
  /// Known to OpenAI alone.
  private static let foreign = ["store", "service_tier", "serviceTier", "prompt_cache_retention", "safety_identifier"]
  private static let numbers: Set<String> = [
    "temperature", "top_p", "top_k", "min_p", "max_tokens", "max_completion_tokens", "seed", "frequency_penalty",
    "presence_penalty", "repetition_penalty",
  ]
  private static let words: Set<String> = ["reasoning_effort", "verbosity"]
  private static let ofProvider = "provider."
  private static let signatures: Set<String> = ["thought_signature", "thoughtSignature"]

  init(_ members: JSONMembers, route: RelayRoute.Kind) {
    self.members = members
    self.route = route
    for key in Self.dangerous + (route == .chat ? Self.foreign : []) where members.raw(key) != nil {
      self.members.remove(key)
      remarks.append("\(key) is not passed on.")
    }
  }

  /// - Parameter parameters: those of the model's name.
  mutating func fit(to place: Destination, _ parameters: [(name: String, value: String)]) {
    members.set("model", .text(place.model))
    let routed = parameters.filter { $0.name.hasPrefix(Self.ofProvider) }
    for (name, value) in parameters where !name.hasPrefix(Self.ofProvider) { take(name, value) }
    if route == .chat {
      settleReasoning(place)
      settleRouting(place.routing, routed)
    }
    settleMarks(place)
  }

  private mutating func take(_ name: String, _ value: String) {
    if Self.numbers.contains(name), Double(value)?.isFinite == true {
      members.set(name, .raw(value))
    } else if Self.words.contains(name) {
      members.set(name, .text(value))
    } else {
      remarks.append("The parameter \(Harmless.line(name, limit: 40)) of the model's name is left out.")
    }
  }

  /// A level of thinking goes to models that think, in the service's own words; "none" not to those that cannot stop.
  private mutating func settleReasoning(_ place: Destination) {
    if let effort = members.string("reasoning_effort"), members.raw("reasoning") == nil {
      members.replace("reasoning_effort", with: "reasoning", .object([("effort", .text(effort))]))
    }
    members.remove("reasoning_effort")
    guard let reasoning = members.object("reasoning") else { return }
    guard place.model != "openrouter/auto", place.row?.chatParameters.contains("reasoning") ?? true else {
      members.remove("reasoning")
      remarks.append("The level of reasoning is left out: \(place.model) has no such setting.")
      return
    }
    guard place.row?.reasoningIsMandatory == true else { return }
    guard reasoning.string("effort") == "none" || reasoning.truth("enabled") == false else { return }
    members.remove("reasoning")
    remarks.append("The level of reasoning is left out: \(place.model) always reasons.")
  }

  /// Who may serve: the user's settings, then the name of the model, then the request; what comes later wins, key by key.
  private mutating func settleRouting(_ routing: Routing?, _ named: [(name: String, value: String)]) {
    let asked = members.object("provider")
    guard routing != nil || !named.isEmpty || asked != nil else { return }
    var merged = routing.map { JSONMembers($0) } ?? JSONMembers()
    for (name, value) in named { merged.set(String(name.dropFirst(Self.ofProvider.count)), Self.word(value)) }
    for key in asked?.keys ?? [] { if let value = asked?.raw(key) { merged.set(key, raw: value) } }
    for key in Self.dangerous where merged.raw(key) != nil {
      merged.remove(key)
      remarks.append("\(key) is not passed on.")
    }
    if !merged.keys.isEmpty { members.set("provider", raw: merged.bytes) }
  }

  /// `false` and `2` are no texts; lists have commas.
  private static func word(_ value: String) -> JSONText {
    if ["true", "false"].contains(value) || Double(value)?.isFinite == true { return .raw(value) }
    return value.contains(",") ? .texts(value.split(separator: ",").map(String.init)) : .text(value)
  }

  /// Marks of a cache are for OpenRouter alone, and signatures of thoughts for the models that made them.
  private mutating func settleMarks(_ place: Destination) {
    if !place.isOpenRouter { members.strip(["cache_control"]) }
    if !place.model.lowercased().contains("gemini") { members.strip(Self.signatures) }
  }

  var bytes: [UInt8] { members.bytes }
}

extension JSONMembers {
  /// The `provider` object of a chat; `only` wins over `ignore`.
  fileprivate init(_ routing: Routing) {
    self.init()
    if !routing.only.isEmpty {
      set("only", .texts(routing.only))
    } else if !routing.ignore.isEmpty {
      set("ignore", .texts(routing.ignore))
    }
    if let sort = routing.sort, !sort.isEmpty { set("sort", .text(sort)) }
    if !routing.allowFallbacks { set("allow_fallbacks", .truth(false)) }
    if let policy = routing.dataCollection { set("data_collection", .text(policy)) }
  }
}
