import Domain

extension Action {
  package static let switchGateway = Action("switchGateway")
  package static let showGatewayKeys = Action("showGatewayKeys")
  package static let copyGatewayKey = Action("copyGatewayKey")
}

/// What is done with the gateway.
enum GatewayActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .switchGateway, .gateway, "Gateway on or off", also: "serve server start stop", [.on("s", in: [.gateway])],
      deed: { $0.switchGateway() }),
    ActionRow(
      .showGatewayKeys, .gateway, "Show the clients' keys, and hide them", also: "reveal",
      [.on("v", in: [.gateway])], reason: reasonWithoutKeys, change: { $0.gateway.showsKeys.toggle() }),
    ActionRow(
      .copyGatewayKey, .gateway, "Copy the gateway's key to the clipboard", also: "yank",
      [.on("y", in: [.gateway])], reason: reasonWithoutKeys, deed: { $0.copyGatewayKey() }),
  ]

  @Sendable private static func reasonWithoutKeys(_ model: Model) -> String? {
    guard model.panel == .gateway else { return "Go to the panel Gateway first." }
    return model.gateway.clients == nil ? "The keys are not read yet; R reads them." : nil
  }
}
