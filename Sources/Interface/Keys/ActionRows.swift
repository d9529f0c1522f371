/// The rows of all actions. Help, palette, footer, keymap and docs/keys.md are read from them, in this order.
enum ActionRows {
  static let all: [ActionRow] =
    GeneralActions.rows + PanelActions.rows + MovingActions.rows + SettingActions.rows + CreateActions.rows
    + PromptActions.rows + ReferenceActions.rows + ResultActions.rows + SpeechActions.rows + CloseupActions.rows
    + SlideShowActions.rows
    + PickerActions.rows + StyleActions.rows
    + JobActions.rows
    + GalleryActions.rows + GatewayActions.rows

  private static let byAction = Dictionary(all.map { ($0.action, $0) }) { first, _ in first }

  static func row(of action: Action) -> ActionRow? { byAction[action] }
}
