import Cells

extension Action {
  package static let nextPanel = Action("nextPanel")
  package static let previousPanel = Action("previousPanel")
  package static let nextZone = Action("nextZone")
  package static let previousZone = Action("previousZone")

  /// Goes to a panel of the rail, counted from 1.
  package static func panel(_ number: Int) -> Action { Action("panel\(number)") }
}

/// Going from panel to panel, and between the parts of one.
enum PanelActions {
  static let rows: [ActionRow] =
    Panel.all.indices.map { row(going: $0 + 1) } + [
      ActionRow(.nextPanel, .panels, "Next panel", [.on("]", in: .commands)], change: { $0.goPanels(1) }),
      ActionRow(.previousPanel, .panels, "Previous panel", [.on("[", in: .commands)], change: { $0.goPanels(-1) }),
      ActionRow(
        .nextZone, .panels, "Next zone: rail, form, result", [.on(.tab, in: .commands)], change: { $0.moveZone(1) }),
      ActionRow(
        .previousZone, .panels, "Previous zone", [.on(.backTab, in: .commands)], change: { $0.moveZone(-1) }),
    ]

  static func row(going number: Int) -> ActionRow {
    let key = Panel.key(number).map { KeyBinding.on($0, in: .commands) }
    var row = ActionRow(
      .panel(number), .panels, "Panel \(number)", key, listing: .named { names(number, $0) },
      change: { model in
        let listed = Panel.listed(model.settings)
        if listed.indices.contains(number - 1) { model.go(to: listed[number - 1]) }
      })
    row.shared = "Go to a panel"
    return row
  }

  /// Panels go by their names in the palette.
  private static func names(_ number: Int, _ model: Model) -> (title: String, synonyms: String)? {
    let listed = Panel.listed(model.settings)
    guard listed.indices.contains(number - 1) else { return nil }
    return ("Go to \(listed[number - 1].title)", "panel \(listed[number - 1].heading)")
  }
}
