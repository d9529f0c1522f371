extension Panel {
  package static let create = Panel("create")
}

/// Where pictures are made: a prompt, or instructions that a model writes one of.
enum CreatePanel {
  static let row = PanelRow(
    panel: .create, title: "Create", shortTitle: "Cre", groups: [.creating, .references], opened: [.loadLexicon],
    refreshed: [.loadLexicon], hints: { hints($0) },
    entries: { $0.create.tab == .instruct ? Form.instruct($0) : Form.create($0, isRoomy: $1) })

  private static func hints(_ model: Model) -> [KeyHints.Wanted] {
    if model.focusedReference != nil {
      return [
        ([.generate], "generate"), ([.open], "view"), ([.earlierReference, .laterReference], "order"),
        ([.removeReference], "remove"), ([.addReference], "add"), ([.up, .down], "move"),
      ]
    }
    if model.isInstructing {
      return [
        ([.generate], "write the prompt"), ([.open], "edit"), ([.up, .down], "move"), ([.changeTab], "prompt"),
        ([.nextZone], "zone"),
      ]
    }
    return [
      ([.generate], model.isComparing ? "compare" : "generate"), ([.endCompare], "one model"), ([.open], "edit"),
      ([.up, .down], "move"), ([.chooseModel], "model"),
    ] + toResult(model) + [
      ([.changeTab], "instruct"), ([.undo], "undo"),
      ([.previewPrompt], "preview"), ([.nextZone], "zone"), ([.palette], "palette"),
    ]
  }

  /// The way to what was made, where it is not beside the form.
  private static func toResult(_ model: Model) -> [KeyHints.Wanted] {
    guard model.layout.result == nil, !model.pictures.isEmpty || !model.runningPictureJobs.isEmpty else { return [] }
    return [([.nextZone], "result")]
  }
}
