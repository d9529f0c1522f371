import Domain

/// Names of what requests and results of the newest revision carry beside them.
private enum Meta {
  static let version = "io.modelcontextprotocol/protocolVersion"
  static let client = "io.modelcontextprotocol/clientInfo"
  static let capabilities = "io.modelcontextprotocol/clientCapabilities"
  static let server = "io.modelcontextprotocol/serverInfo"
}

extension MCPServer {
  /// How long lists may be kept by the client: they never change while the program runs.
  private static let lasting = 3_600_000

  private static let instructions = """
    Makes, changes and describes pictures through OpenRouter, with the models, styles and budgets that the user has set up \
    in Visualizer. What is made is kept in the user's library; an answer names the file. generate_image, edit_image and \
    analyze_image cost money: call them once for each thing that is wanted. Where the answer says \"running\", fetch the \
    result with image_status. Where it says \"confirm\", tell the user the price first.
    """

  /// The answer to a request, whatever comes of it.
  func reply(to request: ClientRequest, _ send: @escaping @Sendable (JSONText) async -> Void) async -> JSONText {
    do throws(RPCFault) {
      let caller = try caller(of: request, send)
      let result = try await result(of: request, caller)
      return .object([("jsonrpc", .text("2.0")), ("id", .raw(request.id.json)), ("result", stamped(result, caller))])
    } catch {
      return error.json(request.id)
    }
  }

  /// - Throws: a fault where a request says a revision that is not spoken, or has none though no handshake came.
  private func caller(
    of request: ClientRequest, _ send: @escaping @Sendable (JSONText) async -> Void
  ) throws(RPCFault) -> Caller {
    let meta = request.meta
    var caller = Caller(version: session.version ?? .newestHandshake, client: session.client)
    if let token = RequestID(meta?.raw("progressToken")) { caller.progress = Self.progress(token, send) }
    guard request.method != "initialize", let raw = meta?.raw(Meta.version) else {
      let needsNone = ["initialize", "ping", "server/discover"].contains(request.method)
      guard needsNone || session.version != nil else {
        throw .invalidRequest("Send initialize first, or name the revision of the protocol in _meta.")
      }
      return caller
    }
    guard let asked = meta?.string(Meta.version) else {
      throw .invalidParams("\(Meta.version) is to be a text, not \(String(decoding: raw.prefix(40), as: UTF8.self)).")
    }
    guard let version = ProtocolVersion(rawValue: asked), version.isStateless else { throw .version(asked) }
    guard meta?.object(Meta.capabilities) != nil else {
      throw .invalidParams("_meta is to hold \(Meta.capabilities).")
    }
    caller.version = version
    caller.client = Caller.name(meta?.object(Meta.client))
    return caller
  }

  private static func progress(
    _ token: RequestID, _ send: @escaping @Sendable (JSONText) async -> Void
  ) -> @Sendable (Int) async -> Void {
    { seconds in
      let params: [(String, JSONText)] = [
        ("progressToken", .raw(token.json)), ("progress", .whole(seconds)),
        ("message", .text("Under way for \(seconds) s.")),
      ]
      await send(
        .object([
          ("jsonrpc", .text("2.0")), ("method", .text("notifications/progress")), ("params", .object(params)),
        ]))
    }
  }

  private func result(of request: ClientRequest, _ caller: Caller) async throws(RPCFault) -> [(String, JSONText)] {
    switch request.method {
    case "initialize": return try shake(request)
    case "ping" where !caller.version.isStateless: return []
    case "server/discover": return try discovery(caller)
    case "tools/list":
      var list: [(String, JSONText)] = [("tools", .list(tools.map { $0.json(caller.version) }))]
      if caller.version.isStateless { list += Self.caching }
      return list
    case "tools/call": return try await call(request, caller)
    default: throw .noMethod(request.method)
    }
  }

  private static var caching: [(String, JSONText)] {
    [("ttlMs", .whole(lasting)), ("cacheScope", .text("public"))]
  }

  private func shake(_ request: ClientRequest) throws(RPCFault) -> [(String, JSONText)] {
    guard let asked = request.params.string("protocolVersion") else {
      throw .invalidParams("initialize names its protocolVersion.")
    }
    let known = ProtocolVersion(rawValue: asked).flatMap { $0.isStateless ? nil : $0 }
    let version = known ?? .newestHandshake
    session.shake(version, client: Caller.name(request.params.object("clientInfo")))
    return [
      ("protocolVersion", .text(version.rawValue)), ("capabilities", Self.capabilities), ("serverInfo", identity),
      ("instructions", .text(Self.instructions)),
    ]
  }

  private func discovery(_ caller: Caller) throws(RPCFault) -> [(String, JSONText)] {
    guard caller.version.isStateless else {
      throw .invalidParams("server/discover names the revision of the protocol in _meta (\(Meta.version)).")
    }
    return [
      ("supportedVersions", .texts(ProtocolVersion.allCases.reversed().map(\.rawValue))),
      ("capabilities", Self.capabilities), ("instructions", .text(Self.instructions)),
    ] + Self.caching
  }

  private static let capabilities = JSONText.object([("tools", .object([]))])

  private var identity: JSONText {
    .object([
      ("name", .text("visualizer")), ("title", .text("Visualizer")), ("version", .text(options.release)),
    ])
  }

  /// The newest revision wants each result to say of what kind it is, and of whom.
  private func stamped(_ result: [(String, JSONText)], _ caller: Caller) -> JSONText {
    guard caller.version.isStateless else { return .object(result) }
    return .object(
      [("resultType", .text("complete"))] + result + [("_meta", .object([(Meta.server, identity)]))])
  }

  private func call(_ request: ClientRequest, _ caller: Caller) async throws(RPCFault) -> [(String, JSONText)] {
    guard let name = request.params.string("name") else { throw .invalidParams("tools/call names a tool.") }
    guard let tool = tools.first(where: { $0.name == name }) else {
      throw .invalidParams(
        "There is no tool \"\(Harmless.line(name, limit: 80))\". There are: \(tools.map(\.name).joined(separator: ", "))."
      )
    }
    let raw = request.params.raw("arguments") ?? Array("{}".utf8)
    guard let members = raw == Array("null".utf8) ? JSONMembers() : try? JSONMembers(raw) else {
      throw .invalidParams("arguments is to be an object.")
    }
    do throws(Failure) {
      let arguments = try ToolArguments(members, tool.parameters)
      return try await tool.call(arguments, caller).members(caller.version)
    } catch {
      return ToolAnswer(failure: error).members(caller.version)
    }
  }
}
