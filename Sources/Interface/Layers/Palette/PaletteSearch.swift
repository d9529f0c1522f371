import Domain

/// What the palette finds for what is typed: actions, those of the place below first, then values, settings and pictures.
struct PaletteSearch {
  private static let mostValues = 8
  private static let mostSettings = 8
  private static let mostPictures = 5

  let model: Model
  let text: String
  private let words: [String]

  init(_ text: String, _ model: Model) {
    (self.text, self.model) = (text, model)
    words = text.lowercased().split(separator: " ").map(String.init)
  }

  var entries: [PaletteEntry] {
    let actions = nearestFirst(CommandList.actions(text, model: model))
    guard !words.isEmpty else { return actions.map { .action($0) } }
    // Those that are found by other words than their own come after the values, which were meant more likely.
    let named = actions.filter { holds(CommandList.title(of: $0, model: model)) }
    let others = actions.filter { !named.contains($0) }
    return named.map { .action($0) } + values + others.map { .action($0) } + settings + pictures
  }

  /// Actions of the place below first.
  private func nearestFirst(_ actions: [Action]) -> [Action] {
    let here = HelpText.groups(of: model)
    return here.flatMap { group in actions.filter { $0.group == group } } + actions.filter { !here.contains($0.group) }
  }

  private func holds(_ line: String) -> Bool {
    let line = line.lowercased()
    return words.allSatisfy { line.contains($0) }
  }

  private var settings: [PaletteEntry] { model.hits(text).prefix(Self.mostSettings).map { .setting($0) } }

  private var pictures: [PaletteEntry] {
    let known = model.gallery.knownIDs.filter { id in
      guard let asset = model.gallery.item(id)?.asset else { return false }
      return holds("\(asset.title) \(asset.origin.prompt) \(asset.origin.model)")
    }
    return known.prefix(Self.mostPictures).map { .picture($0) } + [.pictures(text)]
  }

  /// `timeout 60`, `theme light`, `model flux`: some words name a setting, the others one of its values.
  private var values: [PaletteEntry] {
    guard words.count > 1 else { return [] }
    let found = Fields.all.filter { $0.isShown(model.settings, model.world) }.flatMap { field -> [PaletteEntry] in
      let line = "\(field.label) \(field.id)".lowercased()
      let rest = words.filter { !line.contains($0) }
      guard !rest.isEmpty, rest.count < words.count else { return [] }
      return choices(of: field, rest).map { .value(field.id, $0.value, title: $0.title) }
    }
    return Array(found.prefix(Self.mostValues))
  }

  private func choices(of field: Field, _ rest: [String]) -> [(value: FieldValue, title: String)] {
    let control = field.control.resolved(model.settings, model.world)
    let typed = rest.joined(separator: " ")
    switch control {
    case .dropdown(let choices):
      return Choice.filtered(choices(model.settings, model.world), by: typed).prefix(Self.mostValues)
        .map { (.word($0.value), $0.title) }
    case .model(let capability):
      return models(for: capability, typed).map { (.word($0), $0) }
    case .checkbox, .slider, .number, .amount:
      guard let value = try? field.parse(typed, settings: model.settings, world: model.world) else { return [] }
      return [(value, control.words(for: value))]
    case .models, .providers, .list, .text, .suggestions, .varying: return []
    }
  }

  private func models(for capability: Capability?, _ typed: String) -> [String] {
    var picker = ModelPicker(index: model.index, capability: capability, favourites: model.settings.favourites)
    picker.setFilter(typed)
    return picker.rows.indices.prefix(3).compactMap { picker.model(at: $0)?.id }
  }
}

extension Control {
  /// A value as the palette says it.
  fileprivate func words(for value: FieldValue) -> String {
    switch value {
    case .flag(let on): on ? "on" : "off"
    default: value.text
    }
  }
}
