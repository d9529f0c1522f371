import Cells
import Domain

extension Action {
  package static let generate = Action("generate")
  package static let externalEditor = Action("externalEditor")
  package static let changeTab = Action("changeTab")
  package static let chooseModel = Action("chooseModel")
  package static let compare = Action("compare")
  package static let endCompare = Action("endCompare")
  package static let sweep = Action("sweep")
}

/// What is done on Create.
enum CreateActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .generate, .creating, "Generate: sends, and may be billed", also: "create make send run",
      [.on(.control("g"), .function(5), in: [.form, .result, .text])], deed: { $0.generate() }),
    ActionRow(
      .externalEditor, .creating, "Edit in $EDITOR", also: "vim nano write",
      [.on(.function(4), in: [.form, .text, .style])], deed: { $0.editOutside() }),
    ActionRow(
      .changeTab, .creating, "Prompt, or Instruct: a model writes it", also: "write a prompt ask",
      [.on("I", in: .commands)], change: { $0.changeTab() }),
    ActionRow(
      .chooseModel, .creating, "Choose the model", also: "model picker price switch", [.on("m", in: .commands)],
      deed: { $0.chooseModel() }),
    ActionRow(
      .compare, .creating, "Choose models to compare on one prompt", also: "models several",
      [.on("C", in: .commands)], deed: { $0.chooseCompared() }),
    ActionRow(
      .sweep, .creating, "Sweep: try many values of one to three things",
      also: "grid x y z plot axis many seeds several",
      [.on("W", in: .commands)], change: { $0.openSweep() }),
    ActionRow(
      .endCompare, .creating, "Stop comparing or sweeping: one picture again", [.on("X", in: .commands)],
      reason: { $0.create.sweep.isEmpty ? "Nothing is being compared; C chooses models, W values." : nil },
      deed: { $0.endComparing() }),
  ]
}

extension Model {
  /// F4: the style that is open, else the box of text that has the focus.
  fileprivate mutating func editOutside() -> [Effect] {
    if let draft = styleDraft { return openStyleEditor(draft) }
    let ref: FieldRef
    if case .textBox(let open) = editor { ref = open } else { ref = focusedRef ?? .prompt }
    guard [.create, .speech].contains(panel), [.prompt, .negative, .instructions, .spokenText].contains(ref) else {
      say(.info, "F4 edits the prompt: go to it first.")
      return []
    }
    return [.openEditor(ref, text: value(of: ref).text)]
  }
}
