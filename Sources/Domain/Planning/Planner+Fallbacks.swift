extension Planner {
  /// The plan for the model of the settings, with those for the models that may take its place. A model that the catalogue
  /// lacks gives way at once.
  func plan(
    _ draft: Draft, _ capability: Capability, _ prompt: AssembledPrompt, _ drawn: DrawnPrompt?
  ) throws(Failure) -> Plan {
    let own = settings[capability]
    var plans: [Plan] = []
    var warnings: [String] = []
    for id in [own.model] + own.others {
      do throws(Failure) {
        plans.append(try asking(id, capability).single(draft, capability, prompt, drawn))
      } catch {
        guard id != own.model || error.kind == .unknownModel && !own.others.isEmpty else { throw error }
        warnings.append(Self.warning(id, error))
      }
    }
    guard var plan = plans.first else { return try single(draft, capability, prompt, drawn) }
    plan.fallbacks = Array(plans.dropFirst())
    plan.warnings += warnings + tooMany(own)
    plan.preparation = preparation(for: draft, words: drawn?.words ?? draft.prompt, warnings: &plan.warnings)
    return plan
  }

  /// A planner for another model. What was chosen for this work counts for it, too; what it has of its own fills the gaps.
  private func asking(_ id: String, _ capability: Capability) -> Planner {
    let chosen = settings[capability]
    guard id != chosen.model else { return self }
    var planner = self
    let own = chosen.parameters[id] ?? [:]
    planner.settings[capability].model = id
    planner.settings[capability].parameters[id] = own.merging(chosen.parameters[chosen.model] ?? [:]) { $1 }
    return planner
  }

  private static func warning(_ id: String, _ failure: Failure) -> String {
    "\(Harmless.line(id, limit: 120)) cannot serve this, so it is left out: \(failure.title)"
  }

  private func tooMany(_ own: CapabilitySettings) -> [String] {
    guard Set(own.fallbacks).subtracting([own.model]).count > Rules.mostFallbacks else { return [] }
    return ["Only the first \(Rules.mostFallbacks) fallback models are asked."]
  }
}
