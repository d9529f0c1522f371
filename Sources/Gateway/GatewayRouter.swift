import Domain
import Engine
import Foundation
import HummingbirdCore
import NIOCore

/// Finds who answers a request.
struct GatewayRouter: Sendable {
  let hub: GatewayHub

  static let routes = [
    "GET /v1/models", "GET /v1/models/{id}", "POST /v1/images/generations", "POST /v1/images/edits",
    "POST /v1/chat/completions", "POST /v1/responses", "POST /v1/messages", "POST /v1/audio/speech",
    "GET /v1/files/{id}/content", "GET /v1/assets/{id}", "GET /v1/usage", "GET /health", "GET /metrics",
    "GET /api/v1/models", "GET /api/v1/images/models", "GET /api/v1/providers", "GET /api/v1/key",
    "GET /api/v1/generation", "POST /api/v1/images", "POST /api/v1/chat/completions", "POST /api/v1/responses",
    "POST /api/v1/messages", "POST /api/v1/audio/speech",
  ]

  static let paths = Set(routes.compactMap { $0.split(separator: " ").last.map(String.init) })

  /// What shows the ledger.
  private static let accounts: Set = ["/v1/usage", "/api/v1/key", "/api/v1/generation"]

  /// - Parameter hangUp: says when the client is gone.
  func reply(to request: Incoming, _ body: RequestBody, _ hangUp: HangUp) async throws -> Reply {
    if request.method == "GET", request.path == "/health" {
      return Reply(.object([("status", .text("ok"))]))
    }
    if request.method == "GET", let reply = try file(request) { return reply }
    if request.method == "OPTIONS", !hub.admission.fields(for: request).isEmpty {
      return Reply(status: 204, body: .bytes([]))
    }
    let client = try hub.admission.client(of: request)
    request.trace.note { $0.client = client.name }
    // Words pass on the thread of their connection; whatever reads files or works long would hold up its neighbours there.
    guard !Self.words.contains(request.path) || request.length ?? .max > Self.smallBody else {
      return try await reply(to: request, client, body, hangUp)
    }
    return try await withTaskExecutorPreference(globalConcurrentExecutor) {
      try await reply(to: request, client, body, hangUp)
    }
  }

  private static let words: Set = [
    "/v1/chat/completions", "/v1/responses", "/v1/messages", "/api/v1/chat/completions", "/api/v1/responses",
    "/api/v1/messages",
  ]
  /// Bytes of a body that is read and changed in no time.
  private static let smallBody = 64 << 10

  private func reply(
    to request: Incoming, _ client: GatewayClient, _ body: RequestBody, _ hangUp: HangUp
  ) async throws -> Reply {
    switch (request.method, request.path) {
    case ("POST", "/v1/images/generations"), ("POST", "/api/v1/images"):
      return try await pictures(request, client, body, isEdit: false)
    case ("POST", "/v1/images/edits"): return try await pictures(request, client, body, isEdit: true)
    case ("POST", "/v1/chat/completions"), ("POST", "/api/v1/chat/completions"):
      return try await relay(.chat, request, client, body, hangUp)
    case ("POST", "/v1/responses"), ("POST", "/api/v1/responses"):
      return try await relay(.responses, request, client, body, hangUp)
    case ("POST", "/v1/messages"), ("POST", "/api/v1/messages"):
      return try await relay(.messages, request, client, body, hangUp)
    case ("POST", "/v1/audio/speech"), ("POST", "/api/v1/audio/speech"):
      return try await speech(request, client, body, hangUp)
    case ("GET", _): return try await reading(request, client)
    default: throw Self.unknown(request)
    }
  }

  private func pictures(
    _ request: Incoming, _ client: GatewayClient, _ body: RequestBody, isEdit: Bool
  ) async throws -> Reply {
    let bytes = try await hub.bodies.read(body, stated: request.length)
    defer { hub.bodies.release(bytes.count) }
    return try await PictureRoute(hub: hub, client: client, request: request, isEdit: isEdit).reply(to: bytes)
  }

  private func speech(
    _ request: Incoming, _ client: GatewayClient, _ body: RequestBody, _ hangUp: HangUp
  ) async throws -> Reply {
    let bytes = try await hub.bodies.read(body, stated: request.length)
    defer { hub.bodies.release(bytes.count) }
    return try await SpeechRoute(hub: hub, client: client, face: Face(path: request.path))
      .reply(to: bytes, hangUp: hangUp)
  }

  private func relay(
    _ kind: RelayRoute.Kind, _ request: Incoming, _ client: GatewayClient, _ body: RequestBody, _ hangUp: HangUp
  ) async throws -> Reply {
    let bytes = try await hub.bodies.read(body, stated: request.length)
    defer { hub.bodies.release(bytes.count) }
    return try await RelayRoute(hub: hub, client: client, request: request, kind: kind)
      .reply(to: bytes, hangUp: hangUp)
  }

  private func reading(_ request: Incoming, _ client: GatewayClient) async throws -> Reply {
    if Self.accounts.contains(request.path) { await hub.engine.settleAccounts() }
    switch request.path {
    case "/v1/models":
      return Reply(
        ModelList(catalogue: try await hub.directory.models(), client: client, aliases: hub.options.aliases).json)
    case "/v1/usage": return Reply(try UsageReport(engine: hub.engine, client: client).json(by: request.query["by"]))
    case "/metrics":
      return Reply(contentType: "text/plain; version=0.0.4", body: .bytes(Array(hub.metrics.text.utf8)))
    case "/api/v1/models", "/api/v1/images/models", "/api/v1/providers":
      return try await recorded(request.path)
    case "/api/v1/key": return Reply(try key(of: client))
    case "/api/v1/generation": return try generation(request.query["id"] ?? "", client)
    case let path where path.hasPrefix("/v1/models/"):
      let list = ModelList(catalogue: try await hub.directory.models(), client: client, aliases: hub.options.aliases)
      return Reply(try list.json(of: request.segments.dropFirst(2).joined(separator: "/")))
    case let path where path.hasPrefix("/v1/assets/"): return try asset(request.segments.last ?? "")
    default: throw Self.unknown(request)
    }
  }

  private func file(_ request: Incoming) throws -> Reply? {
    let segments = request.segments
    guard segments.count == 4, segments[0] == "v1", segments[1] == "files", segments[3] == "content" else { return nil }
    guard let id = hub.files.id(of: segments[2]) else {
      throw GatewayError(404, "There is no such file.", code: "not_found")
    }
    return try asset(id)
  }

  private func asset(_ id: String) throws -> Reply {
    guard let library = hub.engine.ports.library, let asset = try library.assets([id]).first else {
      throw GatewayError(404, "There is no such picture.", code: "not_found")
    }
    let bytes = try hub.engine.ports.pictures.read(library.path(of: asset), limit: Rules.pictureBytes)
    return Reply(contentType: asset.mediaType, body: .bytes(bytes))
  }

  /// As the service gave it.
  private func recorded(_ path: String) async throws -> Reply {
    _ = try await hub.directory.models()
    guard let kept = hub.engine.ports.cache.load(source: hub.engine.ports.source) else {
      throw GatewayError(502, "The catalogue cannot be had now.", type: "upstream_error")
    }
    let bytes =
      path.hasSuffix("/images/models") ? kept.imageModels : path.hasSuffix("/models") ? kept.models : kept.providers
    return Reply(body: .bytes(bytes))
  }

  private func key(of client: GatewayClient) throws -> JSONText {
    let spent = try hub.accounts.spent(by: .named(client.name))
    return .object([
      (
        "data",
        .object([
          ("label", .text(client.name)), ("limit", .number(orNull: client.budgetPerDay)),
          ("limit_remaining", .number(orNull: hub.accounts.left(for: client))), ("limit_reset", .text("daily")),
          ("usage", .number(spent)), ("is_free_tier", .truth(false)),
        ])
      )
    ])
  }

  /// A named client sees its own alone.
  private func generation(_ id: String, _ client: GatewayClient) throws -> Reply {
    guard let entry = try hub.engine.ports.ledger?.entry(ofGeneration: id),
      entry.client == client.name || client.name == GatewayClient.standardName
    else {
      throw GatewayError(404, "There is no such generation.", code: "not_found")
    }
    return Reply(
      .object([
        (
          "data",
          .object([
            ("id", .text(id)), ("model", .text(entry.model)), ("provider_name", .text(orNull: entry.provider)),
            ("total_cost", .number(orNull: entry.cost)), ("created_at", .text(entry.time.formatted(.iso8601))),
          ])
        )
      ]))
  }

  private static func unknown(_ request: Incoming) -> GatewayError {
    GatewayError(
      404,
      "There is no \(request.method) \(Harmless.line(request.path, limit: 120)) here. There are: \(routes.joined(separator: ", ")).",
      code: "not_found")
  }
}

extension Incoming {
  /// What the head says of the body's length.
  var length: Int? { self["content-length"].flatMap { Int($0) } }
}
