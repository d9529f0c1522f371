/// One request as the transport sends it.
struct HTTPRequest: Sendable {
  /// Which addresses may be connected to, looked at after the name is resolved.
  enum Addresses: Sendable { case any, loopback, `public` }

  var url: String
  /// Name and value; both must be free of control characters.
  var fields: [(name: String, value: String)] = []
  /// Non-nil makes it a POST, on a connection of its own that is never used again.
  var body: [UInt8]?
  /// Wall clock for all of it.
  var timeout: Duration
  /// The most bytes that an answer may have.
  var cap: Int
  /// The same for an answer that is an event stream, which is read as it comes.
  var streamCap: Int = 256 << 20
  /// The longest silence once the body has begun.
  var idle: Duration = .seconds(60)
  var addresses: Addresses = .any
  /// A silence after which a `.silence` comes, and again after each such time; nil is none.
  var pulse: Duration?
  /// Whether `.connected` and `.sent` come: each event wakes whoever reads them.
  var tellsProgress = true
  /// Ignores the proxies of the environment. Always so in plain HTTP, whose key a proxy could read.
  var isDirect = false

  var isPlain: Bool { url.hasPrefix("http:") }
}
