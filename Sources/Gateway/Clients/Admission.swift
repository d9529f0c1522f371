import Domain
import Foundation
import Synchronization

/// Decides who may use the gateway: by key, by the address that was asked for, and by the page that asks.
final class Admission: Sendable {
  private let options: GatewayOptions
  private let clients: [GatewayClient]
  private let offenders = Mutex<[String: Offender]>([:])

  /// Who showed wrong keys.
  private struct Offender {
    var count = 0
    var until = Date.distantPast
    var pause = 30.0
  }

  private static let patience = 5
  private static let mostOffenders = 10_000

  init(_ options: GatewayOptions, _ clients: [GatewayClient]) {
    self.options = options
    self.clients = clients
  }

  /// - Throws: a 401, 403 or 429 that says why not.
  func client(of request: Incoming) throws(GatewayError) -> GatewayClient {
    try checkHost(request)
    try checkOrigin(request)
    if options.needsNoKey { return clients.first ?? GatewayClient(name: GatewayClient.standardName) }
    try checkPatience(with: request.peer)
    guard let key = Self.key(of: request) else {
      throw GatewayError(401, "There is no key. Send the gateway's key as a Bearer token.", code: "invalid_api_key")
    }
    guard let client = clients.first(where: { Self.equal($0.key, key) }) else {
      blame(request.peer)
      var message = "The key is not one of this gateway's."
      if key.hasPrefix("sk-or-") { message += " It looks like a key of OpenRouter, which stays with the gateway." }
      throw GatewayError(401, message + " visualizer serve keys list shows them.", code: "invalid_api_key")
    }
    offenders.withLock { _ = $0.removeValue(forKey: request.peer) }
    return client
  }

  /// What goes into answers for pages that may use it.
  func fields(for request: Incoming) -> [(name: String, value: String)] {
    guard let origin = request["origin"], options.origins.contains(origin) else { return [] }
    return [
      ("Access-Control-Allow-Origin", origin), ("Vary", "Origin"),
      ("Access-Control-Allow-Headers", "authorization, content-type"),
      ("Access-Control-Allow-Methods", "GET, POST, OPTIONS"),
    ]
  }

  /// A page could point a name of its own at this machine; its requests carry that name.
  private func checkHost(_ request: Incoming) throws(GatewayError) {
    guard options.unixPath == nil, !options.isExposed else { return }
    let host = request.host
    let name = host.hasPrefix("[") ? String(host.dropFirst().prefix { $0 != "]" }) : String(host.prefix { $0 != ":" })
    guard !name.isEmpty, !["localhost", "::1"].contains(name.lowercased()), !name.hasPrefix("127.") else { return }
    throw GatewayError(
      403, "This gateway serves this machine alone, and not the name \(Harmless.line(name, limit: 80)).")
  }

  private func checkOrigin(_ request: Incoming) throws(GatewayError) {
    guard let origin = request["origin"], !options.origins.contains(origin) else { return }
    throw GatewayError(
      403,
      "Pages of a browser may not use this gateway: \(Harmless.line(origin, limit: 100)) is not in gateway.origins.")
  }

  private func checkPatience(with peer: String) throws(GatewayError) {
    let left = offenders.withLock { ($0[peer]?.until).map { $0.timeIntervalSinceNow } ?? 0 }
    guard left > 0 else { return }
    var error = GatewayError(429, "Too many wrong keys came from this address.", code: "too_many_wrong_keys")
    error.retryAfter = Int(left.rounded(.up))
    throw error
  }

  private func blame(_ peer: String) {
    offenders.withLock { offenders in
      if offenders.count >= Self.mostOffenders { offenders = [:] }
      var known = offenders[peer] ?? Offender()
      known.count += 1
      if known.count >= Self.patience {
        known.until = Date(timeIntervalSinceNow: known.pause)
        known.pause = min(known.pause * 2, 3600)
        known.count = 0
      }
      offenders[peer] = known
    }
  }

  /// A Bearer token; Anthropic's clients send `x-api-key`.
  private static func key(of request: Incoming) -> String? {
    if let field = request["authorization"], field.lowercased().hasPrefix("bearer ") {
      let key = field.dropFirst(7).trimmingCharacters(in: .whitespaces)
      return key.isEmpty ? nil : key
    }
    return request["x-api-key"]
  }

  /// Takes as long for keys that are nearly right.
  private static func equal(_ a: String, _ b: String) -> Bool {
    let (left, right) = (Array(a.utf8), Array(b.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
