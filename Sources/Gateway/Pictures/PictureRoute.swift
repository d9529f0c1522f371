import Domain
import Engine
import Foundation

/// Requests for pictures, of either face: from the body to the answer.
struct PictureRoute: Sendable {
  let hub: GatewayHub
  let client: GatewayClient
  let request: Incoming
  /// Whether pictures of the client's are to be changed.
  let isEdit: Bool

  /// How the events of a stream begin.
  private var kind: String { isEdit && request.face == .openAI ? "image_edit" : "image_generation" }

  func reply(to body: [UInt8]) async throws -> Reply {
    var wish = try wish(body)
    if isEdit, wish.references.isEmpty { throw GatewayError(400, "There is no picture to edit.", param: "image") }
    let models = try await models(of: &wish)
    if hub.options.isDry { return try await dryReply(wish, models) }
    let mark = Desk.Mark(
      client: client, route: request.path, key: request["idempotency-key"], body: body)
    let (job, isRepeat) = hub.desk.job(mark) { [wish] in newJob(wish, models) }
    request.trace.note { ($0.isRepeat, $0.asked) = (isRepeat, wish.model) }
    let deliver: @Sendable (Bool) -> Void = { [hub] isDelivered in
      guard isDelivered else { return }
      if case .success(let result)? = job.result { hub.passing.remove(result.pictures) }
      hub.desk.delivered(mark)
    }
    guard !wish.streams else { return stream(job, wish, deliver) }
    do {
      let result = try await job.value()
      note(result)
      var reply = answer(result, wish).reply()
      let overhead = max(0, request.trace.seconds - result.seconds) * 1000
      reply.fields.append(("x-visualizer-overhead-ms", String(format: "%.1f", overhead)))
      if isRepeat { reply.fields.append(("x-visualizer-repeat", "true")) }
      if let left = hub.accounts.left(for: client) { reply.fields.append(("x-visualizer-budget-remaining", "\(left)")) }
      reply.ended = deliver
      return reply
    } catch {
      request.trace.note { $0.attempts = error.attempts }
      guard isRepeat, error.code == "outcome_unknown" else { throw error }
      var error = error
      error.status = 409
      throw error
    }
  }

  private func wish(_ body: [UInt8]) throws -> PictureWish {
    let type = request["content-type"] ?? ""
    if type.lowercased().hasPrefix("multipart/form-data") { return try PictureWish(Multipart(body, contentType: type)) }
    return try PictureWish(JSONMembers(body))
  }

  private func note(_ result: PictureResult) {
    request.trace.note { trace in
      (trace.model, trace.cost, trace.attempts) = (result.model, result.cost, result.attempts)
      trace.adjustments = result.planned.adjustments + result.remarks
      trace.assets = result.pictures.filter(\.isInLibrary).map(\.asset.id)
    }
  }

  /// Ids of the catalogue, in the order in which they are tried.
  private func models(of wish: inout PictureWish) async throws -> [String] {
    let settings = hub.engine.ports.settings.load().settings
    let usual = hub.options.imageModel ?? (isEdit ? settings.editing.model : settings.textToImage.model)
    let named = hub.options.forcedModel ?? wish.model ?? usual
    let choices = ModelString(named, aliases: hub.options.aliases).choices
    var ids: [String] = []
    for choice in choices {
      ids.append(try await hub.directory.id(of: choice.name))
      wish.take(choice.parameters)
    }
    guard !ids.isEmpty else { throw GatewayError(400, "There is no model.", param: "model") }
    // Who names a model gets that one.
    if named == usual, wish.model == nil { ids += settings[isEdit ? .editing : .textToImage].others }
    return ids
  }

  /// The engine turns to the next model by itself; all of them are asked anew only where the service asks for patience.
  private func newJob(_ wish: PictureWish, _ models: [String]) -> PictureJob {
    PictureJob { [hub, client] tell in
      var persistence = Persistence(whole: hub.options.patience)
      var last: GatewayError
      repeat {
        switch await Self.tried(wish, models, hub, client, tell) {
        case .success(let result): return .success(result)
        case .failure(let error): last = error
        }
      } while await persistence.waits(after: last)
      // The waiting was done here.
      if last.code == "rate_limited" { last.mayRetry = false }
      return .failure(last)
    }
  }

  private static func tried(
    _ wish: PictureWish, _ models: [String], _ hub: GatewayHub, _ client: GatewayClient,
    _ tell: @escaping @Sendable (GeneratedImage) -> Void
  ) async -> Result<PictureResult, GatewayError> {
    do {
      let settings = hub.engine.ports.settings.load().settings
      let planned = try await hub.planner.plan(wish, models: models, client: client, settings)
      let work = PictureWork(hub: hub, planned: planned, client: client, settings: settings)
      let result = await work.run(tell)
      if case .success(let made) = result { hub.metrics.count(made) }
      return result
    } catch {
      return .failure(GatewayError(any: error))
    }
  }

  private func answer(_ result: PictureResult, _ wish: PictureWish) -> PictureAnswer {
    PictureAnswer(
      result: result, face: request.face, id: request.id, format: wish.format ?? hub.options.responseFormat
    ) { [hub, request] in hub.files.link(to: $0, for: request) }
  }

  private func stream(_ job: PictureJob, _ wish: PictureWish, _ deliver: @escaping @Sendable (Bool) -> Void) -> Reply {
    var reply = Reply(
      contentType: "text/event-stream",
      body: .pieces(length: nil) { outlet in
        var partials = 0
        for await event in Heartbeat.events(of: job) {
          switch event {
          case nil: try await outlet(Array(": the picture is being made\n\n".utf8))
          case .partial(let image)?:
            guard partials < wish.partials || request.face == .openRouter else { continue }
            for part in PictureAnswer.partial(image, partials, kind) { try await part.write(to: outlet) }
            partials += 1
          case .ended(.success(let result))?:
            note(result)
            for parts in answer(result, wish).events(kind) { for part in parts { try await part.write(to: outlet) } }
          case .ended(.failure(let error))?:
            request.trace.note { ($0.status, $0.error, $0.attempts) = (error.status, error.message, error.attempts) }
            var json = error.json(request.face, request.id)
            if case .object(let members) = json { json = .object([("type", .text("error"))] + members) }
            try await outlet(Array("event: error\ndata: \(json.compact)\n\n".utf8))
          }
        }
        if request.face == .openRouter { try await outlet(Array("data: [DONE]\n\n".utf8)) }
      })
    reply.ended = deliver
    reply.fields = [("Cache-Control", "no-cache")]
    return reply
  }

  private func dryReply(_ wish: PictureWish, _ models: [String]) async throws -> Reply {
    let settings = hub.engine.ports.settings.load().settings
    let planned = try await hub.planner.plan(wish, models: models, client: client, settings)
    let bodies = planned.plan.requests.map { JSONText.raw(hub.printer.body(of: $0)) }
    return Reply(
      .object([
        ("dry_run", .truth(true)), ("model", .text(planned.plan.model)),
        ("estimate", .text(planned.plan.estimate.text)),
        ("adjustments", .texts(planned.adjustments)), ("requests", .list(bodies)),
      ]))
  }
}
