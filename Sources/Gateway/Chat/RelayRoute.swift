import Domain
import Engine
import Foundation

/// Requests that pass as they are, with the key put in: chat, responses, messages. Same ledger, same budgets.
struct RelayRoute: Sendable {
  enum Kind: Sendable { case chat, responses, messages }

  let hub: GatewayHub
  let client: GatewayClient
  let request: Incoming
  let kind: Kind

  private static let sign = Array(": it is being waited for\n\n".utf8)

  func reply(to bytes: [UInt8], hangUp: HangUp) async throws -> Reply {
    let members = try JSONMembers(bytes)
    let asked = members.string("model")
    request.trace.note { $0.asked = asked }
    guard let named = hub.options.forcedModel ?? asked else {
      throw GatewayError(400, "There is no model.", param: "model")
    }
    let choices = ModelString(named, aliases: hub.options.aliases).choices
    guard !choices.isEmpty else { throw GatewayError(400, "There is no model.", param: "model") }
    let search = RelaySearch(hub, client, request, kind, members, choices, hangUp)
    let streams = members.truth("stream") == true
    var found = try await search.step()
    while found == nil, !streams { found = try await search.step() }
    guard let found else { return late(search, hangUp) }
    return streams ? reply(found, hangUp) : try await wholeReply(found, hangUp)
  }

  private func reply(_ found: RelaySearch.Found, _ hangUp: HangUp) -> Reply {
    let type = found.order.contentType
    let isStream = type.hasPrefix("text/event-stream")
    let body = Reply.Body.pieces(length: nil) { outlet in
      try await pass(found, isStream: isStream, to: outlet, hangUp)
    }
    return Reply(contentType: type, body: body, fields: fields(found))
  }

  /// An answer that is no stream begins once it is whole: were it cut off, clients would take that for a broken connection,
  /// and send the request again.
  private func wholeReply(_ found: RelaySearch.Found, _ hangUp: HangUp) async throws -> Reply {
    let type = found.order.contentType
    var body: [UInt8] = []
    try await pass(found, isStream: false, to: { body += $0 }, hangUp)
    guard body.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      throw GatewayError(Failure(.badAnswer, "The service answered with something that is no JSON.", billed: .maybe))
    }
    var fields = fields(found)
    if let cost = request.trace.current.cost { fields.append(("x-visualizer-cost", "\(cost)")) }
    return Reply(contentType: type, body: .bytes(body), fields: fields)
  }

  private func fields(_ found: RelaySearch.Found) -> [(name: String, value: String)] {
    let trace = request.trace.current
    var fields = [
      ("x-visualizer-model", found.model), ("x-visualizer-overhead-ms", String(format: "%.2f", found.overhead)),
    ]
    if !trace.adjustments.isEmpty {
      fields.append(("x-visualizer-adjustments", String(trace.adjustments.count)))
    }
    if trace.attempts.count > 1 { fields.append(("x-visualizer-attempts", String(trace.attempts.count))) }
    return fields
  }

  /// A stream that begins with signs of life, before it is known who answers.
  private func late(_ search: RelaySearch, _ hangUp: HangUp) -> Reply {
    Reply(
      contentType: "text/event-stream",
      body: .pieces(length: nil) { outlet in
        do {
          while true {
            try await outlet(Self.sign)
            if let found = try await search.step() {
              return try await pass(found, isStream: true, to: outlet, hangUp)
            }
          }
        } catch let error as GatewayError {
          request.trace.note { ($0.status, $0.error) = (error.status, error.message) }
          try await outlet(error.event(request.face, request.id))
        }
      })
  }

  /// Bytes pass as they come; a client that is gone ends the request at the service.
  private func pass(
    _ found: RelaySearch.Found, isStream: Bool, to outlet: Reply.Outlet, _ hangUp: HangUp
  ) async throws {
    var failure: Failure?
    var tail = LinkTail(isWanted: hub.options.chatImages == .markdown && found.isPicture && kind == .chat, isStream)
    hangUp.whenGone(found.order.cancel)
    defer { hangUp.whenGone(nil) }
    do {
      while let piece = try await found.order.next() {
        if case .bytes(let bytes) = piece {
          let now = tail.passes(bytes)
          if !now.isEmpty { try await outlet(now) }
        } else if isStream, tail.isBetweenEvents {
          try await outlet(Self.sign)
        }
      }
    } catch {
      failure = error as? Failure ?? Failure(.cancelled, "The client hung up.", billed: .maybe)
    }
    let pictures = await found.order.end(failure)
    note(found.order.outcome, pictures)
    if let failure { throw failure }
    let links = pictures.filter(\.isInLibrary).map { hub.files.link(to: $0.asset, for: request) }
    let rest = tail.rest(links)
    if !rest.isEmpty { try await outlet(rest) }
  }

  private func note(_ outcome: Outcome, _ pictures: [KeptPicture]) {
    hub.metrics.count(words: outcome)
    request.trace.note { trace in
      trace.cost = outcome.usage.cost
      trace.assets = pictures.filter(\.isInLibrary).map(\.asset.id)
      if !trace.attempts.isEmpty { trace.attempts[trace.attempts.count - 1].cost = outcome.usage.cost }
    }
  }
}
