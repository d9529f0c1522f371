import Domain

extension Panel {
  package static let create = Panel("create")
}

/// Where pictures are made: a prompt, or instructions that a model writes one of.
enum CreatePanel {
  static let row = PanelRow(
    panel: .create, title: "Create", shortTitle: "Cre", groups: [.creating, .references], opened: [.loadLexicon],
    refreshed: [.loadLexicon], hints: { hints($0) },
    entries: { model, isRoomy in
      switch model.create.tab {
      case .prompt: Form.create(model, isRoomy: isRoomy)
      case .instruct: Form.instruct(model)
      case .sweep: Form.sweep(model)
      }
    })

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
      ([.generate], model.isComparing ? (model.comparison.sweep.isOfModels ? "compare" : "sweep") : "generate"),
      ([.endCompare], "one picture"), ([.open], "edit"), ([.up, .down], "move"),
    ] + toResult(model) + [
      ([.chooseModel], "model"), ([.changeTab], "instruct"), ([.undo], "undo"),
      ([.previewPrompt], "preview"), ([.nextZone], "zone"), ([.palette], "palette"),
    ]
  }

  /// The way to what was made, where it is not beside the form.
  private static func toResult(_ model: Model) -> [KeyHints.Wanted] {
    guard model.layout.result == nil, !model.pictures.isEmpty || !model.runningPictureJobs.isEmpty else { return [] }
    return [([.nextZone], "result")]
  }
}
