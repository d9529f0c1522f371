import Domain

extension Panel {
  /// How OpenRouter does the work of a capability.
  package static func openRouter(_ capability: Capability) -> Panel { Panel("openRouter-\(capability.rawValue)") }

  /// Whose panel it is; nil for those that are no capability's.
  package var capability: Capability? { Capability.allCases.first { self == .openRouter($0) } }
}

/// The panels of the capabilities, each listed while OpenRouter does its work.
enum OpenRouterPanel {
  static let rows: [PanelRow] = [row(.textToImage, "T2I"), row(.editing, "Edt"), row(.analysis, "Ana")]

  private static func row(_ capability: Capability, _ shortTitle: String) -> PanelRow {
    PanelRow(
      panel: .openRouter(capability), title: capability.title, shortTitle: shortTitle,
      heading: "OpenRouter · \(capability.title.uppercased())", section: "OpenRouter",
      isListed: { $0.general[capability] == .openRouter }, mark: { mark(capability, $0) },
      hints: { _ in
        var hints = PanelRow.usualHints
        hints.insert(([.testKey], "test key"), at: 3)
        return hints
      },
      entries: { entries(capability, $0, isRoomy: $1) })
  }

  private static func mark(_ capability: Capability, _ model: Model) -> RailMark? {
    let level = CapabilityStatus(of: capability, settings: model.settings, world: model.world).level
    return level == .ok ? nil : RailMark(text: model.look.glyphs.level(level), role: StatusView.role(level))
  }

  private static func entries(_ capability: Capability, _ model: Model, isRoomy: Bool) -> [FormEntry] {
    let name = capability.rawValue
    let gap: [FormEntry] = isRoomy ? [.gap] : []
    let shown = Fields.section(name).filter { $0.isShown(model.settings, model.world) }
    let routing = ["only", "ignore", "sort", "allow-fallbacks", "data-policy"].map { "\(name).\($0)" }
    let own = shown.filter { $0.id != "\(name).model" && !routing.contains($0.id) }
    var entries: [FormEntry] = [.subtitle(subtitle(capability))] + gap + [.key] + gap
    entries.append(.control(.setting("\(name).model")))
    entries.append(.facts(ModelFacts(capability: capability, model: model).lines))
    entries += gap + own.map { .control(.setting($0.id)) } + (own.isEmpty ? [] : gap)
    entries += routing.map { .control(.setting($0)) }
    if let note = routingNote(capability, model) { entries.append(.note(note)) }
    return entries
  }

  private static func subtitle(_ capability: Capability) -> String {
    switch capability {
    case .textToImage: "Text to image generation via OpenRouter."
    case .editing: "Image editing via OpenRouter, with references."
    case .analysis: "Image analysis via OpenRouter."
    }
  }

  private static func routingNote(_ capability: Capability, _ model: Model) -> String? {
    let own = model.settings[capability]
    guard !own.only.isEmpty, !own.ignore.isEmpty else { return nil }
    return "Only wins: while it names providers, the list to ignore is not sent."
  }
}
