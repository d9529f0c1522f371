/// The port to the gateway, as the screen switches it on and off.
package protocol GatewayService: Sendable {
  /// Begins to serve; returns at once. What happens is told until `.closed`.
  func start(_ settings: Settings, tell: @escaping @Sendable (GatewayEvent) -> Void)

  /// Takes no more requests, and returns once those that run are over or their time is up.
  func stop() async

  /// Who may use it, with their keys.
  func clients() throws(Failure) -> [GatewayClient]
}
