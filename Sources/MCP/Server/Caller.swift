import Domain

/// Who asks, in which revision of the protocol, and how it hears of progress.
struct Caller: Sendable {
  var version: ProtocolVersion
  /// As the ledger names it: `mcp`, or `mcp:` with the client's own name.
  var client: String
  /// Tells how many seconds a call has taken so far; nil where nobody wants to know.
  var progress: (@Sendable (Int) async -> Void)?

  /// - Parameter info: what the client says of itself.
  static func name(_ info: JSONMembers?) -> String {
    let own = info?.string("name") ?? ""
    let plain = own.lowercased().map { $0 == " " ? "-" : $0 }.filter { character in
      character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
    }
    let kind = ClientLimit.Scope.agent
    return plain.isEmpty ? kind : "\(kind):\(String(plain.prefix(40)))"
  }
}
