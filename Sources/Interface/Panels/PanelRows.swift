/// The rows of all panels, in the order of the rail.
enum PanelRows {
  static let all: [PanelRow] =
    [CreatePanel.row, GalleryPanel.row, GeneralPanel.row, PromptsPanel.row] + OpenRouterPanel.rows
    + [StylesPanel.row, SpendingPanel.row, SpeechPanel.row, GatewayPanel.row]

  private static let byPanel = Dictionary(all.map { ($0.panel, $0) }) { first, _ in first }

  static func row(of panel: Panel) -> PanelRow? { byPanel[panel] }
}
