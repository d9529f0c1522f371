import Cells
import Domain

extension Action {
  package static let promptHistory = Action("promptHistory")
  package static let presets = Action("presets")
}

/// What brings words of earlier back to Create.
enum PromptActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .promptHistory, .creating, "Prompts of earlier, found by typing", also: "history past recall search",
      [.on(.control("r"), in: [.text]), .on("H", in: .commands)], deed: { $0.openPromptHistory() }),
    ActionRow(
      .presets, .creating, "Presets: take one, or keep what stands on Create", also: "save load template named",
      [.on("B", in: .commands)], deed: { $0.openPresets() }),
  ]
}
