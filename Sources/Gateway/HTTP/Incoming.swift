import Domain
import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore

/// The head of one request.
struct Incoming: Sendable {
  let method: String
  /// Without its query.
  let path: String
  let query: [String: String]
  let fields: HTTPFields
  /// The name, and the port, that the client asked for; empty where it does not say.
  let host: String
  /// The address that it came from, without the port; empty on a socket of the file system.
  let peer: String
  /// By which it is named in the answer and in the log.
  let id: String
  /// What becomes known of it while it is answered.
  let trace: RequestTrace

  init(_ request: Request, _ channel: any Channel) {
    method = request.method.rawValue
    let target = request.head.path ?? "/"
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? "/"
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var query: [String: String] = [:]
    for pair in parts.count > 1 ? parts[1].split(separator: "&") : [] {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let value = sides.count > 1 ? sides[1] : ""
      query[sides[0]] = value.replacing("+", with: " ").removingPercentEncoding ?? value
    }
    self.query = query
    fields = request.headers
    host = request.head.authority ?? ""
    peer = channel.remoteAddress?.ipAddress ?? ""
    id = "req_" + String(UInt64.random(in: .min ... .max), radix: 16)
    trace = RequestTrace(GatewayRequest(id: id, time: Date(), method: method, route: self.path))
  }

  init(
    _ method: String, _ path: String, fields: HTTPFields = [:], host: String = "127.0.0.1", peer: String = "127.0.0.1"
  ) {
    (self.method, self.path, self.fields, self.host, self.peer) = (method, path, fields, host, peer)
    query = [:]
    id = "req_test"
    trace = RequestTrace(GatewayRequest(id: id, time: Date(), method: method, route: path))
  }

  var face: Face { Face(path: path) }

  /// A header field by its name in lower case.
  subscript(name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }

  /// The parts of the path behind the prefix of its face.
  var segments: [String] {
    path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
  }
}
