import Domain
import Engine
import Foundation

/// Looks for a model that answers a request which passes: one after the other, with the waits that the service asks for.
/// Used by one task.
final class RelaySearch {
  /// An answer that has begun.
  struct Found {
    let order: RelayedOrder
    let model: String
    let isPicture: Bool
    /// Milliseconds from the request to the POST.
    let overhead: Double
  }

  /// So often it is looked whether a client should hear that its request still waits.
  static let pulse = Duration.seconds(4)

  private let hub: GatewayHub
  private let client: GatewayClient
  private let request: Incoming
  private let kind: RelayRoute.Kind
  private let members: JSONMembers
  private var choices: ArraySlice<ModelString.Choice>
  private var persistence: Persistence
  private var waiting: Found?
  private var attemptBegan = ContinuousClock.now
  /// Until when the service wants no further request.
  private var rest: ContinuousClock.Instant?
  /// Ends what is under way once the client is gone.
  private let hangUp: HangUp

  init(
    _ hub: GatewayHub, _ client: GatewayClient, _ request: Incoming, _ kind: RelayRoute.Kind, _ members: JSONMembers,
    _ choices: [ModelString.Choice], _ hangUp: HangUp
  ) {
    (self.hub, self.client, self.request, self.kind, self.members) = (hub, client, request, kind, members)
    self.choices = choices[...]
    self.hangUp = hangUp
    persistence = Persistence(whole: hub.options.patience)
  }

  /// Goes on with the search.
  ///
  /// - Returns: the answer; nil where nothing has come for a while, and this is to be called again.
  /// - Throws: why nobody answers.
  func step() async throws -> Found? {
    while true {
      if let rest {
        let isOver = await isOver(rest)
        guard isOver else { return nil }
      }
      rest = nil
      do {
        if waiting == nil { waiting = try await begin() }
        guard let found = waiting else { continue }
        let isOpen = try await found.order.open()
        guard isOpen else { return nil }
        waiting = nil
        note(found.model, reason: nil)
        return found
      } catch {
        try fail(GatewayError(any: error))
      }
    }
  }

  /// Sleeps, but not longer than a client may be left without a sign.
  private func isOver(_ rest: ContinuousClock.Instant) async -> Bool {
    let end = min(rest, ContinuousClock.now + Self.pulse * 2)
    try? await Task.sleep(until: end, clock: .continuous)
    return end == rest || Task.isCancelled
  }

  /// Waits, goes on to the next model, or gives up.
  private func fail(_ error: GatewayError) throws {
    let model = waiting?.model ?? choices.first?.name ?? ""
    waiting = nil
    hangUp.whenGone(nil)
    note(model, reason: error)
    if let wait = persistence.wait(after: error) {
      rest = ContinuousClock.now + wait
      return
    }
    choices = choices.dropFirst()
    if error.allowsAnotherModel, !choices.isEmpty, persistence.hasTime { return }
    var last = error
    // The waiting was done here.
    if last.code == "rate_limited" { last.mayRetry = false }
    last.attempts = request.trace.current.attempts
    throw last
  }

  private func note(_ model: String, reason: GatewayError?) {
    let seconds = (ContinuousClock.now - attemptBegan) / .seconds(1)
    let cost = reason.flatMap { $0.allowsAnotherModel ? Decimal(0) : nil }
    request.trace.note {
      $0.attempts.append(Attempt(model: model, reason: reason?.message, seconds: seconds, cost: cost))
    }
  }

  /// Sends one POST.
  private func begin() async throws -> Found {
    attemptBegan = ContinuousClock.now
    guard let choice = choices.first else { throw GatewayError(400, "There is no model.", param: "model") }
    let (model, row) = try await row(of: choice.name)
    guard client.mayUse(model) else { throw GatewayError.mayNotUse(model) }
    let settings = hub.engine.ports.settings.load().settings
    var body = RelayBody(members, route: kind)
    body.fit(
      to: RelayBody.Destination(
        model: model, row: row, isOpenRouter: hub.engine.ports.isOpenRouter,
        routing: Self.routing(of: model, settings)),
      choice.parameters)
    let order = order(model, body.bytes, body.members, row, settings)
    request.trace.note { [remarks = body.remarks] in ($0.model, $0.adjustments) = (model, remarks) }
    let overhead = request.trace.seconds * 1000
    let relayed = try await hub.engine.relay(order)
    hangUp.whenGone(relayed.cancel)
    return Found(
      order: relayed, model: model, isPicture: row?.outputs.contains(.image) ?? false,
      overhead: overhead)
  }

  /// What the settings say of the providers of a model: on the panel where it is the chosen one.
  private static func routing(of model: String, _ settings: Settings) -> Routing? {
    let panels: [Capability] = [.analysis, .textToImage, .editing]
    return panels.first { settings[$0].model == model }.map { settings[$0].routing }
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
    _ model: String, _ bytes: [UInt8], _ members: JSONMembers, _ row: CatalogueModel?, _ settings: Settings
  ) -> RelayOrder {
    var order = RelayOrder(kind.route, body: bytes, model: model, timeout: settings.general.timeout)
    order.estimate = ChatPrice.most(members, bytes: bytes.count, row)
    order.budget = hub.budget(of: client, settings)
    order.client = client.name
    order.identity = hub.options.identity.said(by: request)
    order.pulse = Self.pulse
    order.mayHavePictures = row?.outputs.contains(.image) ?? true
    if hub.options.keeps, kind == .chat, row?.outputs.contains(.image) ?? false {
      order.shelf = ResultShelf(
        pictures: hub.engine.ports.pictures, library: hub.engine.ports.library, embeds: settings.general.embedsMetadata)
      order.prompt = Self.lastWords(members)
    }
    return order
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
