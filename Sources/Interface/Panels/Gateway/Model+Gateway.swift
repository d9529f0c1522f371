import Domain

extension Model {
  mutating func switchGateway() -> [Effect] {
    switch gateway.phase {
    case .off:
      gateway.phase = .opening
      gateway.failure = nil
      gateway.served = settings.gateway
      return [.gateway(.start(GatewayStart(settings)))]
    case .opening, .on:
      gateway.phase = .closing
      return [.gateway(.stop)]
    case .closing:
      say(.info, "It is being switched off: \(Self.requests(gateway.running)) may end first, within 30 s.")
      return []
    }
  }

  mutating func copyGatewayKey() -> [Effect] {
    guard let key = gateway.clients?.first?.key else { return [] }
    say(.success, "The gateway's key was handed to the terminal's clipboard.")
    return [.copy(key)]
  }

  /// Enter on a part of the panel.
  mutating func open(_ part: GatewayPart) -> [Effect] {
    switch part {
    case .power: return switchGateway()
    case .requests: gateway.showsAll.toggle()
    case .request(let place):
      guard gateway.requests.indices.contains(place) else { return [] }
      layers.append(GatewayRequestLayer(gateway.requests[place].id))
    case .keys: gateway.showsKeys.toggle()
    case .routes: break
    }
    return []
  }

  mutating func learn(_ message: GatewayMessage) -> [Effect] {
    switch message {
    case .clients(let clients): gateway.clients = clients
    case .failed(let failure): say(failure)
    case .events(let events):
      let isSpent = events.reduce(false) { $0 || learn($1) }
      return isSpent ? [.loadSpending] + listGallery() : []
    }
    return []
  }

  /// - Returns: whether something was made or spent.
  private mutating func learn(_ event: GatewayEvent) -> Bool {
    switch event {
    case .opened(let address):
      gateway.phase = .on(address)
      say(.success, "The gateway serves at \(address).")
    case .began(let request):
      noteKeepingFocus(request)
    case .ended(let request):
      noteKeepingFocus(request)
      return request.cost != nil || !request.assets.isEmpty
    case .closed(let failure):
      gateway.phase = .off
      gateway.failure = failure
      if let failure { say(failure) } else { say(.info, "The gateway is off.") }
    }
    return false
  }

  /// What has the focus keeps it when a request comes above it.
  private mutating func noteKeepingFocus(_ request: GatewayRequest) {
    let refs = panel == .gateway ? form.refs : []
    let place = focus[.gateway] ?? 0
    let focused = refs.indices.contains(place) ? refs[place] : nil
    let before = gateway.requests.first?.id
    gateway.note(request)
    guard let focused, focused != .gateway(.power), before != gateway.requests.first?.id else { return }
    var wanted = focused
    if case .gateway(.request(let row)) = focused { wanted = .gateway(.request(row + 1)) }
    focus[.gateway] = form.refs.firstIndex(of: wanted) ?? form.refs.firstIndex(of: .gateway(.requests)) ?? 0
  }

  /// Whether what it was switched on with is not what the settings say.
  var gatewayIsStale: Bool { gateway.isOn && gateway.served != settings.gateway }

  static func requests(_ count: Int) -> String { count == 1 ? "1 request" : "\(count) requests" }
}
