import Domain

/// The body of a request that passes, with what the gateway changes in it: the model, parameters of its name, and what only
/// OpenAI knows.
struct RelayBody: Sendable {
  private(set) var members: JSONMembers
  /// What was taken out or could not be used, one sentence each.
  private(set) var remarks: [String] = []

  /// Keys that other services do not know, or that would reach into the program that reads them.
  private static let foreign = ["store", "service_tier", "serviceTier", "__proto__", "constructor", "prototype"]
  private static let numbers: Set<String> = [
    "temperature", "top_p", "top_k", "min_p", "max_tokens", "max_completion_tokens", "seed", "frequency_penalty",
    "presence_penalty", "repetition_penalty",
  ]
  private static let words: Set<String> = ["reasoning_effort", "verbosity"]

  init(_ members: JSONMembers, route: RelayRoute.Kind) {
    self.members = members
    let known = route == .chat ? Self.foreign : Array(Self.foreign.dropFirst(2))
    for key in known where members.raw(key) != nil {
      self.members.remove(key)
      remarks.append("\(key) is not passed on.")
    }
  }

  /// - Parameters:
  ///   - row: what the catalogue says of the model; nil for one that it does not list.
  mutating func set(_ model: String, _ parameters: [(name: String, value: String)], _ row: CatalogueModel?) {
    members.set("model", .text(model))
    for (name, value) in parameters {
      if Self.numbers.contains(name), Double(value)?.isFinite == true {
        members.set(name, .raw(value))
      } else if Self.words.contains(name) {
        members.set(name, .text(value))
      } else {
        remarks.append("The parameter \(Harmless.line(name, limit: 40)) of the model's name is left out.")
      }
    }
    settleReasoning(model, row)
  }

  /// A level of thinking goes to models that think, in the service's own words.
  private mutating func settleReasoning(_ model: String, _ row: CatalogueModel?) {
    guard let effort = members.string("reasoning_effort") else { return }
    members.remove("reasoning_effort")
    guard members.raw("reasoning") == nil else { return }
    guard model != "openrouter/auto", row?.chatParameters.contains("reasoning") ?? true else {
      remarks.append("reasoning_effort is left out: \(model) has no such setting.")
      return
    }
    members.set("reasoning", .object([("effort", .text(effort))]))
  }

  var bytes: [UInt8] { members.bytes }
}
