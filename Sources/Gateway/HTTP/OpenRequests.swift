import Synchronization

/// The requests that are being answered, so that they can be ended when the gateway has to stop.
final class OpenRequests: Sendable {
  private let hangUps = Mutex<[ObjectIdentifier: HangUp]>([:])

  func began(_ hangUp: HangUp) { hangUps.withLock { $0[ObjectIdentifier(hangUp)] = hangUp } }
  func ended(_ hangUp: HangUp) { hangUps.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(hangUp)) } }

  /// As if all clients had hung up: what their requests have cost so far is noted.
  func endAll() { for hangUp in hangUps.withLock({ Array($0.values) }) { hangUp.gone() } }
}
