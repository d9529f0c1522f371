import Domain

extension ForeignReading {
  /// Reads Genesis' model_routing.yaml: its providers that are OpenRouter's models become names of those models. Its
  /// secrets.env, which holds the key, and files in OpenClaw's form are read, too.
  mutating func readGenesis() {
    takeKey(from: ["API_KEY_OPENROUTER"])
    takeKey(from: ["OPENROUTER_API_KEY"])
    readOpenClawParts()
    readProviders()
    finish()
  }

  private mutating func readProviders() {
    var models: [(name: String, id: String)] = []
    for entry in tree["providers"]?.entries ?? [] {
      let place = ["providers", entry.key]
      guard let type = entry.value["type"]?.text else { continue }
      guard type == "openrouter", let model = entry.value["model"]?.text else {
        leave(place, "It is not served through OpenRouter.")
        continue
      }
      _ = value(place)
      if entry.value["enabled"]?.text == "false" {
        leave(place, "It is switched off there.")
      } else {
        models.append((entry.key, model))
      }
    }
    guard !models.isEmpty else { return }
    for model in models { take(alias: model.name, for: model.id) }
    readClient(among: models)
  }

  /// The model of OpenRouter that stands in most chains writes prompts here.
  private mutating func readClient(among models: [(name: String, id: String)]) {
    let chains = (tree["call_sites"]?.entries ?? []).map { $0.value["chain"]?.list?.compactMap(\.text) ?? [] }
    let counted = models.map { model in (model, chains.count { $0.contains(model.name) }) }
    guard let best = counted.max(by: { $0.1 < $1.1 }), best.1 > 0 else { return }
    take("general.client", best.0.id, from: ["providers", best.0.name, "model"])
  }
}
