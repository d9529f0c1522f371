import Domain

/// Why a message is not served, as JSON-RPC says it. What goes wrong in a tool is no fault but a result.
struct RPCFault: Error, Sendable {
  var code: Int
  var message: String
  var data: JSONText?

  static func unreadable(_ message: String) -> RPCFault { RPCFault(code: -32700, message: message) }
  static func invalidRequest(_ message: String) -> RPCFault { RPCFault(code: -32600, message: message) }
  static func noMethod(_ name: String) -> RPCFault {
    RPCFault(code: -32601, message: "There is no method \"\(Harmless.line(name, limit: 80))\".")
  }
  static func invalidParams(_ message: String) -> RPCFault { RPCFault(code: -32602, message: message) }

  /// Of the revision in which each request names its own.
  static func version(_ asked: String) -> RPCFault {
    let data: [(String, JSONText)] = [
      ("supported", .texts(ProtocolVersion.allCases.reversed().map(\.rawValue))),
      ("requested", .text(Harmless.line(asked, limit: 80))),
    ]
    return RPCFault(code: -32022, message: "This revision of the protocol is not spoken here.", data: .object(data))
  }

  /// - Parameter id: nil where it is not known which request it is about.
  func json(_ id: RequestID?) -> JSONText {
    var error: [(String, JSONText)] = [("code", .whole(code)), ("message", .text(message))]
    if let data { error.append(("data", data)) }
    return .object([
      ("jsonrpc", .text("2.0")), ("id", id.map { .raw($0.json) } ?? .null), ("error", .object(error)),
    ])
  }
}
