/// What the gateway tells while it serves.
package enum GatewayEvent: Sendable {
  /// It can be reached, at an address such as `http://127.0.0.1:8484`.
  case opened(String)
  case began(GatewayRequest)
  case ended(GatewayRequest)
  /// It is over; with why, where nobody wanted that.
  case closed(Failure?)
}
