/// What happens to a request, in this order.
enum HTTPEvent: Sendable {
  case connected
  /// The whole body of a POST, of so many bytes, is handed over to be sent.
  case sent(Int)
  case head(HTTPHead)
  case body([UInt8])
  /// Nothing has come for a while; see `HTTPRequest.pulse`.
  case silence
  /// The answer is complete. A stream that ends without it was cancelled.
  case done
}
