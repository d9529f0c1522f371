extension Panel {
  package static let general = Panel("general")
}

/// The settings that hold for all of the program.
enum GeneralPanel {
  static let row = PanelRow(panel: .general, title: "General", shortTitle: "Gen", section: "Settings") {
    model, isRoomy in
    Form.fields("general", model, isRoomy: isRoomy) + [.control(.setting("appearance.theme"))]
      + Form.fields("preview", model, isRoomy: isRoomy) + (isRoomy ? [.gap] : [])
      + Form.fields("mcp", model, isRoomy: isRoomy)
  }
}
