import Cells
import Domain

extension Panel {
  package static let gateway = Panel("gateway")
}

/// Other programs are served here: on and off, the address, keys, and what is asked for as it comes.
enum GatewayPanel {
  static let row = PanelRow(
    panel: .gateway, title: "Gateway", shortTitle: "Gat", widest: 140, context: .gateway,
    groups: [.gateway, .settings], opened: [.gateway(.loadClients)], refreshed: [.gateway(.loadClients)],
    mark: { model in
      guard case .on = model.gateway.phase else { return nil }
      return RailMark(text: model.gateway.running > 0 ? String(model.gateway.running) : "on", role: .success, inset: 1)
    },
    hints: { model in
      [
        ([.up, .down], "move"), ([.switchGateway], model.gateway.isOn ? "off" : "on"), ([.open], "open"),
        ([.left, .right], "change"), ([.showGatewayKeys], model.gateway.showsKeys ? "hide keys" : "keys"),
        ([.copyGatewayKey], "copy the key"), ([.reset], "default"), ([.undo], "undo"), ([.find], "find"),
      ]
    },
    entries: { entries($0, isRoomy: $1) })

  private static func entries(_ model: Model, isRoomy: Bool) -> [FormEntry] {
    let gap: [FormEntry] = isRoomy ? [.gap] : []
    let shown = model.gateway.requests.indices.prefix(shownRequests(model))
    let requests: [FormEntry] = [.gateway(.requests)] + shown.map { .gateway(.request($0)) }
    return [.gateway(.power)] + gap + requests + gap + [.gateway(.keys)] + gap
      + [.subtitle("Settings. Options of visualizer serve come first.")]
      + Form.fields("gateway", model, isRoomy: isRoomy) + gap + [.gateway(.routes)]
  }

  /// As many as leave the rest in reach.
  private static func shownRequests(_ model: Model) -> Int {
    model.gateway.showsAll ? GatewayState.most : max(3, min(12, model.size.height - 20))
  }

  /// Whether there are more requests than are shown.
  static func hidesRequests(_ model: Model) -> Bool {
    model.gateway.showsAll || model.gateway.requests.count > shownRequests(model)
  }
}
