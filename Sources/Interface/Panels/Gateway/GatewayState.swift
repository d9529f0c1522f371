import Domain

import struct Foundation.Decimal

/// The gateway as the screen knows it: whether it serves, whom, and what was asked of it.
package struct GatewayState: Sendable {
  package enum Phase: Hashable, Sendable {
    case off, opening
    /// At an address such as `http://127.0.0.1:8484`.
    case on(String)
    /// Requests that run may end.
    case closing
  }

  package internal(set) var phase = Phase.off
  /// Why it does not serve, where nobody switched it off.
  package internal(set) var failure: Failure?
  /// Newest first.
  package internal(set) var requests: [GatewayRequest] = []
  /// Nil until they were read.
  package internal(set) var clients: [GatewayClient]?
  var showsKeys = false
  var showsAll = false
  /// The settings with which it was switched on.
  var served: Settings.Gateway?

  /// As many requests as are remembered.
  static let most = 200

  package init() {}

  package var isOn: Bool { phase != .off }

  /// Requests under way.
  var running: Int { requests.count { $0.status == nil } }

  /// What was asked of it cost so much in this session.
  var cost: Decimal { requests.reduce(0) { $0 + ($1.cost ?? 0) } }

  mutating func note(_ request: GatewayRequest) {
    if let place = requests.firstIndex(where: { $0.id == request.id }) {
      requests[place] = request
    } else {
      requests.insert(request, at: 0)
      if requests.count > Self.most { requests.removeLast() }
    }
  }
}

/// What the gateway tells the screen.
package enum GatewayMessage: Sendable {
  /// What happened since the last time, in order.
  case events([GatewayEvent])
  case clients([GatewayClient])
  case failed(Failure)
}

/// Something that the gateway is to do.
package enum GatewayEffect: Hashable, Sendable {
  case start(GatewayStart)
  /// No new requests; those that run may end.
  case stop
  case loadClients
}

/// With which settings the gateway begins.
package struct GatewayStart: Hashable, Sendable {
  package let settings: Settings

  package init(_ settings: Settings) { self.settings = settings }

  package func hash(into hasher: inout Hasher) { hasher.combine(settings.gateway.port) }
}
