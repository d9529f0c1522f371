import Domain
import Engine

/// Requests for speech: planned, kept in the library and noted like those of every other front end.
struct SpeechRoute: Sendable {
  let hub: GatewayHub
  let client: GatewayClient
  let face: Face

  func reply(to bytes: [UInt8], hangUp: HangUp) async throws -> Reply {
    let wish = try SpeechWish(try JSONMembers(bytes), face: face)
    let plan = try await plan(wish)
    guard client.mayUse(plan.model) else { throw GatewayError.mayNotUse(plan.model) }
    let stream = SpokenStream(order(plan), hub.engine)
    hangUp.whenGone(stream.cancel)
    // A refusal comes before the first byte, and is an answer of its own then.
    let first = try await stream.next()
    var reply = Reply(
      contentType: plan.format.mediaType,
      body: .pieces(length: nil) { outlet in
        defer { hangUp.whenGone(nil) }
        if let first { try await outlet(first) }
        while let bytes = try await stream.next() { try await outlet(bytes) }
      })
    reply.fields = [("x-visualizer-model", plan.model)]
    let adjustments = wish.remarks.count + plan.adjustments.count
    if adjustments > 0 { reply.fields.append(("x-visualizer-adjustments", String(adjustments))) }
    return reply
  }

  private func plan(_ wish: SpeechWish) async throws -> SpeechPlan {
    let settings = hub.engine.ports.settings.load().settings
    let named = ModelString(wish.model ?? settings.speech.model, aliases: hub.options.aliases).models.first
    let catalogue = try await hub.directory.models()
    let id = try await hub.directory.id(of: named ?? settings.speech.model)
    let voices = catalogue.model(id)?.voices ?? []
    let plan = try SpeechPlanner(
      settings: wish.applied(to: settings, model: id, voices: voices), catalogue: catalogue
    ).plan(wish.text)
    switch try hub.engine.verdict(on: plan, Budget(settings.budget)) {
    case .ok: return plan.within(hub.budget(of: client, settings))
    case .ask(let sentence), .refuse(let sentence):
      throw Failure(.overBudget, sentence, advice: "Nothing was sent.")
    }
  }

  private func order(_ plan: SpeechPlan) -> SpeechOrder {
    let embeds = hub.engine.ports.settings.load().settings.general.embedsMetadata
    let library = hub.options.keeps ? hub.engine.ports.library : nil
    var order = SpeechOrder(
      plan, to: ResultShelf(pictures: hub.engine.ports.pictures, library: library, embeds: embeds))
    // A client that asks for the same again after a failure does not pay for what came.
    order.resumes = true
    order.client = client.name
    return order
  }
}
