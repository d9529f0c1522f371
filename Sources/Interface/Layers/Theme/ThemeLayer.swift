import Domain

/// The themes to choose from; the one under the cursor is seen at once.
package struct ThemeLayer: ListLayer {
  package var filter = TextBuffer("", limit: TextBuffer.filterLimit)
  package var list = ListState()

  init(_ model: Model) {
    list = ListState(cursor: names(in: model).firstIndex(of: model.settings.appearance.theme) ?? 0)
  }

  package var context: KeyContext { .filter }

  package var text: TextBuffer? {
    get { filter }
    set { filter = newValue ?? filter }
  }

  package mutating func follow(from before: TextBuffer, in model: Model) { list.cursor = 0 }

  func names(in model: Model) -> [String] {
    let choices = model.look.themes.map { Choice($0.name, ThemeLayer.title(of: $0.name)) }
    return Choice.filtered(choices, by: filter.text).map(\.value)
  }

  /// The one under the cursor; nil where none is listed.
  func chosen(in model: Model) -> String? {
    let names = names(in: model)
    return names.indices.contains(list.cursor) ? names[list.cursor] : nil
  }

  /// `Tokyo night` of `tokyo-night`.
  static func title(of name: String) -> String {
    let words = name.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  package func count(in model: Model) -> Int { names(in: model).count }
  package func place(in model: Model) -> ListPlace? { ListOverlay(themes: self, model: model).place }
  package func draw(_ model: Model, _ canvas: inout Canvas) { ListOverlay(themes: self, model: model).draw(&canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    model.layers.removeLast()
    guard let name = chosen(in: model) else { return [] }
    var changed = model.settings
    changed.appearance.theme = name
    if changed != model.settings { model.say(.info, "Theme \(name).") }
    return model.change(to: changed)
  }

  package func description(in model: Model) -> String? {
    "The theme under the cursor is shown. Enter keeps it, Esc goes back to \(model.settings.appearance.theme)."
  }
}

extension Model {
  /// Shows the theme that is looked at while one is chosen, else the one of the settings.
  mutating func followThemeChoice() {
    let wanted = top(ThemeLayer.self)?.chosen(in: self) ?? settings.appearance.theme
    look.choose(theme: wanted)
  }
}
