extension Fields {
  /// The rows of one OpenRouter panel.
  static func openRouter(_ capability: Capability) -> [Field] {
    let name = capability.rawValue
    return [
      .model(
        "\(name).model", "Model", \.[capability].model, for: capability,
        help: "The model for this work, from the live catalogue."),
      .models(
        "\(name).fallbacks", "Fallback models", \.[capability].fallbacks, for: capability,
        help: "Asked one after the other, where a model refuses and bills nothing."),
      .providers(
        "\(name).only", "Only use these providers", \.[capability].only, for: capability,
        help: "Requests go to these providers alone."),
      .providers(
        "\(name).ignore", "Ignore these providers", \.[capability].ignore, for: capability,
        help: "Requests never go to these. It counts while the list above is empty."),
    ] + parameters(of: capability) + routing(capability)
  }

  private static func routing(_ capability: Capability) -> [Field] {
    let name = capability.rawValue
    return [
      .dropdown(
        "\(name).sort", "Sort", \.[capability].sort, help: "Which provider is tried first."
      ) { _, _ in
        [
          Choice("", "automatic"), Choice("price", detail: "cheapest first"),
          Choice("throughput", detail: "most per second first"), Choice("latency", detail: "quickest start first"),
        ]
      },
      .checkbox(
        "\(name).allow-fallbacks", "Allow fallbacks", \.[capability].allowFallbacks,
        help: "Let another provider serve when the first fails."),
      .dropdown(
        "\(name).data-policy", "Data policy", \.[capability].dataPolicy,
        help: "Whether providers that keep prompts may serve. Chat routes alone carry it."
      ) { _, _ in [Choice("allow"), Choice("deny", detail: "no provider that stores data")] },
    ]
  }

  private static func parameters(of capability: Capability) -> [Field] {
    guard capability != .analysis else { return [] }
    let own = Parameter.allCases.filter { $0.isSetting }.map { $0.field(of: capability) }
    return capability == .editing ? [maxReferences] + own : own
  }

  /// Talemate stops at three; here the chosen model's own maximum counts where it is larger.
  private static let maxReferences: Field = .slider(
    "editing.max-references", "Max. references", \.editing.maxReferences,
    help: "References past it are refused with a message, never dropped silently."
  ) { settings, world in
    let most = world.catalogue.model(settings.editing.model)?.references?.upperBound ?? 0
    return Control.Scale(1...max(3, most))
  }
}
