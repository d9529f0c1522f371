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

  func reply(to bytes: [UInt8], hangUp: HangUp) async throws -> Reply {
    let members = try JSONMembers(bytes)
    guard let named = hub.options.forcedModel ?? members.string("model") else {
      throw GatewayError(400, "There is no model.", param: "model")
    }
    let string = ModelString(named, aliases: hub.options.forcedModel == nil ? hub.options.aliases : [])
    guard !string.models.isEmpty else { throw GatewayError(400, "There is no model.", param: "model") }
    var persistence = Persistence()
    var last = GatewayError(500, "Nothing was sent.", type: "server_error")
    for (index, name) in string.models.enumerated() {
      repeat {
        do {
          return try await attempt(name, string.parameters, members, hangUp, tries: index + 1)
        } catch {
          last = GatewayError(any: error)
        }
      } while await persistence.waits(after: last)
      guard last.allowsAnotherModel else { break }
    }
    // The waiting was done here.
    if last.code == "rate_limited" { last.mayRetry = false }
    throw last
  }

  private func attempt(
    _ name: String, _ parameters: [(name: String, value: String)], _ members: JSONMembers, _ hangUp: HangUp,
    tries: Int
  ) async throws -> Reply {
    let (model, row) = try await row(of: name)
    guard client.mayUse(model) else {
      throw GatewayError(
        403, "This key may not use \(Harmless.line(model, limit: 120)).", param: "model", code: "model_not_allowed")
    }
    var body = RelayBody(members, route: kind)
    body.set(model, parameters, row)
    let order = try order(model, body.bytes, body.members, row)
    let reservation = try accountsReservation(order)
    let relayed: RelayedOrder
    do {
      relayed = try await hub.engine.relay(order)
    } catch {
      hub.accounts.settle(reservation, at: error.cost ?? (error.billed == .no ? 0 : nil))
      throw error
    }
    var reply = Reply(
      contentType: relayed.contentType,
      body: .pieces(length: nil) { outlet in try await pass(relayed, to: outlet, reservation, hangUp) })
    reply.fields = [("x-visualizer-model", model)]
    if !body.remarks.isEmpty { reply.fields.append(("x-visualizer-adjustments", String(body.remarks.count))) }
    if tries > 1 { reply.fields.append(("x-visualizer-attempts", String(tries))) }
    return reply
  }

  private func row(of name: String) async throws -> (String, CatalogueModel?) {
    // The catalogue is for names that are not whole; what it does not list may still be served.
    guard let catalogue = try? await hub.directory.models() else { return (name, nil) }
    if let row = catalogue.model(name) { return (name, row) }
    guard !name.contains("/") else { return (name, nil) }
    let id = try await hub.directory.id(of: name)
    return (id, catalogue.model(id))
  }

  private func order(
    _ model: String, _ bytes: [UInt8], _ members: JSONMembers, _ row: CatalogueModel?
  ) throws -> RelayOrder {
    let settings = hub.engine.ports.settings.load().settings
    let budget = Budget(settings.budget)
    switch try hub.engine.verdictOnWords(budget) {
    case .ok: break
    case .ask(let sentence), .refuse(let sentence): throw Failure(.overBudget, sentence, advice: Self.cheaper)
    }
    var order = RelayOrder(kind.route, body: bytes, model: model, timeout: settings.general.timeout)
    order.estimate = ChatPrice.most(members, bytes: bytes.count, row)
    order.budget = budget
    order.client = client.name
    if hub.options.keeps, kind == .chat, row?.outputs.contains(.image) ?? false {
      order.shelf = ResultShelf(
        pictures: hub.engine.ports.pictures, library: hub.engine.ports.library, embeds: settings.general.embedsMetadata)
    }
    order.prompt = Self.lastWords(members)
    return order
  }

  /// The dearest answer is set aside beforehand, as nobody can tell how long it will be.
  private static let cheaper = "Nothing was sent. A smaller max_tokens sets less aside."

  private func accountsReservation(_ order: RelayOrder) throws(GatewayError) -> ClientAccounts.Reservation {
    try hub.accounts.reserve(order.estimate, for: client)
  }

  /// Bytes pass as they come; a client that is gone ends the request at the service.
  private func pass(
    _ relayed: RelayedOrder, to outlet: Reply.Outlet, _ reservation: ClientAccounts.Reservation, _ hangUp: HangUp
  ) async throws {
    var failure: Failure?
    hangUp.whenGone(relayed.cancel)
    defer { hangUp.whenGone(nil) }
    do {
      while let bytes = try await relayed.next() { try await outlet(bytes) }
    } catch {
      failure = error as? Failure ?? Failure(.cancelled, "The client hung up.", billed: .maybe)
    }
    _ = await relayed.end(failure)
    let cost = relayed.outcome.usage.cost
    hub.accounts.settle(reservation, at: cost)
    hub.metrics.count(words: relayed.outcome)
    if let failure { throw failure }
  }

  /// What the user of the client wrote last, for the entry of a picture.
  private static func lastWords(_ members: JSONMembers) -> String {
    guard let message = members.list("messages")?.last.flatMap({ try? JSONMembers($0) }) else { return "" }
    if let text = message.string("content") { return String(text.prefix(4000)) }
    let parts = (message.list("content") ?? []).compactMap { (try? JSONMembers($0))?.string("text") }
    return String(parts.joined(separator: " ").prefix(4000))
  }
}

extension RelayRoute.Kind {
  fileprivate var route: RelayOrder.Route {
    switch self {
    case .chat: .chat
    case .responses: .responses
    case .messages: .messages
    }
  }
}
