extension Panel {
  package static let prompts = Panel("prompts")
}

/// How prompts are made.
enum PromptsPanel {
  static let row = PanelRow(
    panel: .prompts, title: "Prompts", shortTitle: "Prm", heading: "Prompt Generation"
  ) { model, isRoomy in Form.fields("prompt", model, isRoomy: isRoomy) }
}
