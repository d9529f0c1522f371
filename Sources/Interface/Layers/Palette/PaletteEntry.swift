import Domain

/// One row of the command palette.
enum PaletteEntry: Hashable, Sendable {
  case action(Action)
  /// A setting to go to.
  case setting(SettingHit)
  /// A setting with the value that it would have.
  case value(String, FieldValue, title: String)
  /// A picture by its id.
  case picture(String)
  /// All pictures of the library that hold what was typed.
  case pictures(String)
}

extension PaletteEntry {
  func title(in model: Model) -> String {
    switch self {
    case .action(let action): CommandList.title(of: action, model: model)
    case .setting(let hit): model.label(of: hit.ref)
    case .value(let id, _, let title): "\(Fields.field(id)?.label ?? id): \(title)"
    case .picture(let id): model.gallery.item(id)?.asset.title ?? id
    case .pictures(let words): "Pictures that hold \"\(Harmless.line(words, limit: 30))\""
    }
  }

  /// What stands at the right: the key of an action, else where it leads.
  func detail(in model: Model) -> String {
    switch self {
    case .action(let action): model.keymap.name(of: action, preferring: model.contextBelow) ?? ""
    case .setting(let hit): model.whereabouts(of: hit)
    case .value(let id, _, _): "now " + Self.now(id, model)
    case .picture, .pictures: "Gallery"
    }
  }

  private static func now(_ id: String, _ model: Model) -> String {
    let text = Fields.field(id)?.read(model.settings).text ?? ""
    return text.isEmpty ? "not set" : Harmless.line(text, limit: 40)
  }

  func open(_ model: inout Model) -> [Effect] {
    switch self {
    case .action(let action): return model.perform(action)
    case .setting(let hit):
      model.go(to: hit)
      return []
    case .value(let id, let value, _): return model.set(id, to: value)
    case .picture(let id): return model.goToPicture(id)
    case .pictures(let words): return model.goToPictures(words)
    }
  }
}

extension Model {
  fileprivate mutating func set(_ id: String, to value: FieldValue) -> [Effect] {
    guard let field = Fields.field(id) else { return [] }
    var changed = settings
    field.write(&changed, value)
    say(.info, "\(field.label) is \(Harmless.line(value.text, limit: 60)).")
    return change(to: changed)
  }

  fileprivate mutating func goToPictures(_ words: String) -> [Effect] {
    go(to: .gallery)
    setFilter(words)
    zone = .gallery
    return []
  }

  fileprivate mutating func goToPicture(_ id: String) -> [Effect] {
    go(to: .gallery)
    zone = .gallery
    gallery.wanted = id
    gallery.filter = ""
    gallery.view = .one
    return listGallery()
  }
}
