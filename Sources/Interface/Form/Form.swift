import Cells
import Domain

/// The entries of a panel's form, as things are now.
package struct Form: Sendable {
  package let entries: [FormEntry]

  /// - Parameter isRoomy: whether gaps and long notes have room.
  package init(_ panel: Panel, model: Model, isRoomy: Bool) {
    switch panel {
    case .create where model.create.tab == .instruct: entries = Self.instruct(model)
    case .create: entries = Self.create(model, isRoomy: isRoomy)
    case .gallery: entries = []
    case .general: entries = Self.general(model, isRoomy: isRoomy)
    case .prompts: entries = Self.fields("prompt.", model, isRoomy: isRoomy)
    case .openRouter(let capability): entries = Self.openRouter(capability, model, isRoomy: isRoomy)
    case .styles: entries = Self.styles(model, isRoomy: isRoomy)
    case .spending: entries = Self.spending(model, isRoomy: isRoomy)
    }
  }

  /// What can have the focus, in order.
  package var refs: [FieldRef] { entries.compactMap(\.ref) }

  static func fields(_ prefix: String, _ model: Model, isRoomy: Bool) -> [FormEntry] {
    Fields.all.filter { $0.id.hasPrefix(prefix) && $0.isShown(model.settings, model.world) }.flatMap { field in
      var entries: [FormEntry] = [.control(.setting(field.id))]
      if !field.note.isEmpty, isRoomy { entries.append(.note(field.note)) }
      if isRoomy, groupEnds.contains(field.id) { entries.append(.gap) }
      return entries
    }
  }

  /// Fields after which a blank line gives the eye a rest.
  private static let groupEnds: Set<String> = [
    "general.client", "general.analysis", "general.jobs", "general.automatic-generation", "general.embed-metadata",
    "budget.per-month",
    "prompt.fallback-type", "prompt.max-length", "prompt.automatic-analysis", "styles.art",
  ]

  private static func general(_ model: Model, isRoomy: Bool) -> [FormEntry] {
    fields("general.", model, isRoomy: isRoomy) + appearance
  }

  private static let appearance: [FormEntry] = [.control(.setting("appearance.theme"))]

  private static func openRouter(_ capability: Capability, _ model: Model, isRoomy: Bool) -> [FormEntry] {
    let name = capability.rawValue
    let gap: [FormEntry] = isRoomy ? [.gap] : []
    let shown = Fields.all.filter { $0.id.hasPrefix(name + ".") && $0.isShown(model.settings, model.world) }
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

  private static func styles(_ model: Model, isRoomy: Bool) -> [FormEntry] {
    let rows = fields("styles.", model, isRoomy: isRoomy)
    let note = FormEntry.note(
      "Manage styles: n new, e edit, D duplicate, x delete. Your own are YAML files in \(model.world.stylesFolder).")
    let refs = rows.compactMap(\.ref)
    let focused = refs.isEmpty ? nil : refs[min(max(0, model.focus[.styles] ?? 0), refs.count - 1)]
    let adds = FormEntry.adds(model.addition(of: focused), rows: isRoomy ? 3 : 1)
    return [.subtitle("Styles are joined to every prompt: art first, then the subject's.")]
      + (isRoomy ? [.gap] + rows + [note, adds] : rows + [adds, note])
  }

  private static func create(_ model: Model, isRoomy: Bool) -> [FormEntry] {
    let lines = model.size.height
    let promptRows = lines >= 50 ? 8 : lines >= 36 ? 6 : lines >= 24 ? 3 : 2
    var entries: [FormEntry] = [
      .textBox(.prompt, rows: promptRows), .textBox(.negative, rows: lines >= 36 ? 2 : 1),
    ]
    if lines >= 30 { entries.append(.gap) }
    entries.append(.control(.setting(model.createModelSetting.id)))
    entries += DraftField.allCases.map { .control(.draft($0)) }
    entries += [.references] + model.create.references.indices.map { .reference($0) }
    let capability = model.create.draft.capability
    entries += Fields.all.filter { field in
      Parameter.settingIDs(of: capability).contains(field.id) && field.isShown(model.settings, model.world)
    }.map { .control(.setting($0.id)) }
    return entries + [.plan, .generate]
  }
}

extension Parameter {
  /// The settings that stand on Create too: all model-dependent ones but the number of images, which Create has itself.
  static func settingIDs(of capability: Capability) -> Set<String> {
    let own = allCases.filter { ![.aspectRatio, .references, .count].contains($0) }
    return Set(own.map { "\(capability.rawValue).\($0.settingName)" })
  }
}
