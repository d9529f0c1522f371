import Domain

extension Panel {
  package static let styles = Panel("styles")
}

/// The styles that are joined to prompts.
enum StylesPanel {
  static let row = PanelRow(
    panel: .styles, title: "Styles", shortTitle: "Sty", hasGap: true, context: .styles,
    groups: [.styles, .settings], refreshed: [.loadStyles],
    hints: { _ in
      [
        ([.up, .down], "move"), ([.open], "choose"), ([.newStyle], "new"), ([.editStyle], "edit"),
        ([.duplicateStyle], "duplicate"), ([.deleteStyle], "delete"), ([.previewPrompt], "prompt"), ([.undo], "undo"),
      ]
    },
    entries: { entries($0, isRoomy: $1) })

  private static func entries(_ model: Model, isRoomy: Bool) -> [FormEntry] {
    let rows = Form.fields("styles", model, isRoomy: isRoomy)
    let note = FormEntry.note(
      "Manage styles: n new, e edit, D duplicate, x delete. Your own are YAML files in \(model.world.stylesFolder).")
    let refs = rows.compactMap(\.ref)
    let focused = refs.isEmpty ? nil : refs[min(max(0, model.focus[.styles] ?? 0), refs.count - 1)]
    let adds = FormEntry.adds(model.addition(of: focused), rows: isRoomy ? 3 : 1)
    return [.subtitle("Styles are joined to every prompt: art first, then the subject's.")]
      + (isRoomy ? [.gap] + rows + [note, adds] : rows + [adds, note])
  }
}
