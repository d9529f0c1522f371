import Cells
import Domain

extension Action {
  package static let reset = Action("reset")
  package static let undo = Action("undo")
  package static let redo = Action("redo")
  package static let testKey = Action("testKey")
  package static let changeKey = Action("changeKey")
  package static let previewPrompt = Action("previewPrompt")
}

/// What is done to settings, the key among them.
enum SettingActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .reset, .settings, "Back to the default value", also: "revert standard", [.on("r", in: [.form])],
      deed: { model in model.focusedRef.map { model.resetField($0) } ?? [] }),
    ActionRow(
      .undo, .settings, "Undo what was done on this panel", also: "revert take back",
      [.on("u", in: .commands)], reason: reasonAgainstUndo, deed: { $0.undo(at: $0.undoPlace) }),
    ActionRow(
      .redo, .settings, "Redo", also: "again repeat", [.on(.control("r"), in: .commands)],
      reason: reasonAgainstRedo, deed: { $0.redo(at: $0.formPlace) }),
    ActionRow(
      .testKey, .settings, "Test the key", also: "check api token", [.on("t", in: [.form])],
      deed: { $0.testKey() }),
    ActionRow(
      .changeKey, .settings, "Change the key", also: "api token paste set", [.on("K", in: [.form])],
      change: { $0.openKey() }),
    ActionRow(
      .previewPrompt, .settings, "Show the final prompt", also: "preview what is sent", [.on("p", in: [.form])],
      change: { $0.layers.append(FinalPromptLayer()) }),
  ]

  @Sendable private static func reasonAgainstUndo(_ model: Model) -> String? {
    if model.history.canUndo(at: model.undoPlace) { return nil }
    return "Nothing to undo on \(model.panel.title)."
  }

  @Sendable private static func reasonAgainstRedo(_ model: Model) -> String? {
    if model.history.canRedo(at: model.formPlace) { return nil }
    return "Nothing to redo on \(model.panel.title)."
  }
}

extension Model {
  fileprivate mutating func testKey() -> [Effect] {
    guard world.keyState != .missing else {
      layers = [WelcomeLayer()]
      return []
    }
    world.keyState = .checking
    say(.info, "Asking the service about the key…")
    return [.checkKey]
  }
}
