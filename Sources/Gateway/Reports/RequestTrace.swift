import Domain
import Foundation
import Synchronization

/// What is known of one request while it is answered; whoever learns something of it writes it here.
final class RequestTrace: Sendable {
  private let request: Mutex<GatewayRequest>
  private let begun = ContinuousClock.now

  init(_ request: GatewayRequest) { self.request = Mutex(request) }

  var current: GatewayRequest { request.withLock { $0 } }

  func note(_ change: (inout GatewayRequest) -> Void) { request.withLock { change(&$0) } }

  /// Seconds since it came.
  var seconds: Double { (ContinuousClock.now - begun) / .seconds(1) }
}
