/// One OpenRouter panel: the model of a capability, its routing and its model-dependent parameters.
package struct CapabilitySettings: Equatable, Sendable {
  package var model: String
  /// Models that are asked in its place, in this order, where it refuses a request and bills nothing.
  package var fallbacks: [String] = []
  package var only: [String] = []
  package var ignore: [String] = []
  /// A word of `provider.sort`; empty leaves it to the service.
  package var sort = ""
  package var allowFallbacks = true
  /// `allow` or `deny`.
  package var dataPolicy = "allow"
  /// Editing alone.
  package var maxReferences = 1
  /// By model id, then by parameter name: what the user chose for that model, as the text that is sent.
  package var parameters: [String: [String: String]] = [:]

  package init(model: String) { self.model = model }

  /// The choice for a parameter of the current model; nil or empty is the model's default.
  package subscript(parameter name: String) -> String? {
    get { parameters[model]?[name] }
    set {
      var own = parameters[model] ?? [:]
      own[name] = newValue.flatMap { $0.isEmpty ? nil : $0 }
      parameters[model] = own.isEmpty ? nil : own
    }
  }

  /// The models that are asked where its own does not serve, each once.
  package var others: [String] {
    fallbacks.reduce(into: []) { others, id in
      if id != model, !others.contains(id), others.count < Rules.mostFallbacks { others.append(id) }
    }
  }

  package var routing: Routing {
    Routing(
      only: only, ignore: ignore, sort: sort.isEmpty ? nil : sort, allowFallbacks: allowFallbacks,
      dataCollection: dataPolicy == "deny" ? "deny" : nil)
  }
}
