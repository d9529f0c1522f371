import Raster

extension Service {
  /// `POST /chat/completions`: pictures, analysis and texts, buffered or as a stream.
  func chat(_ request: Incoming, _ quirks: [Fault.Kind]) async throws(Refusal) -> ServiceAnswer {
    let call = ChatCall(try await document(request, schema: "ChatRequest"))
    let model = try await chatModel(call.models)
    let wanted = Set(call.modalities ?? (model.outputs.contains("text") ? ["text"] : ["image"]))
    guard wanted.isSubset(of: model.outputs) else {
      let listed = (call.modalities ?? wanted.sorted()).joined(separator: ", ")
      throw Refusal(
        404, "No endpoints found that support the requested output modalities: \(listed)",
        metadata: [
          "routing_funnel": [["step": "Initial Endpoints", "endpoint_count": 1]],
          "failed_routing_step": "Filter by Model Output Modalities",
        ])
    }
    guard call.pictures.isEmpty || model.inputs.contains("image") else {
      throw Refusal(404, "No endpoints found that support image input")
    }
    let makesPicture = wanted.contains("image")
    let reply = makesPicture ? try await picture(call, model, quirks) : try await words(call, model)
    let record = SimulatedGeneration(model: model.id, provider: reply.provider, isStreamed: call.wantsStream)
    return call.wantsStream ? stream(reply, record) : await buffered(reply, record)
  }

  /// The first of the models that exists.
  private func chatModel(_ ids: [String]) async throws(Refusal) -> ChatModel {
    for id in ids {
      if let model = await catalogue.chatModel(id) { return model }
    }
    guard let first = ids.first else { throw Refusal(400, "Invalid request parameters: model is required") }
    throw Refusal(404, "\(first) is not a valid model ID")
  }

  private func picture(_ call: ChatCall, _ model: ChatModel, _ quirks: [Fault.Kind]) async throws(Refusal) -> ChatReply
  {
    let imageModel = await catalogue.imageModel(model.id) ?? ImageModel(chat: model)
    var order = try ImageOrderReader(body: call.imageBody, model: imageModel).order()
    order.seed = call.body["seed"]?.int
    for case .manyImages(let count) in quirks { order.count = count }
    let studio = Studio(order: order, detail: options.detail, quirks: quirks)
    let deadline = ContinuousClock.now + options.latency
    let pictures = try await studio.pictures()
    var text = model.outputs.contains("text") ? "DEMO picture, \(order.size.width) by \(order.size.height) pixels." : ""
    if quirks.contains(.refusal) { text = "DEMO refusal: I can't create that picture." }
    return ChatReply(
      text: text, images: pictures.map(studio.dataURL), bill: Bill(order, count: pictures.count),
      provider: order.endpoint.providerName, isCutShort: false, references: order.references.count, deadline: deadline)
  }

  private func words(_ call: ChatCall, _ model: ChatModel) async throws(Refusal) -> ChatReply {
    let deadline = ContinuousClock.now + options.latency
    let provider = try await textProvider(call, model)
    var pictures: [Bitmap] = []
    for url in call.pictures { pictures.append(try ReferencePicture.decode(url)) }
    let written =
      pictures.isEmpty
      ? PromptWriter.write(from: call.text)
      : pictures.enumerated().map { Measurement($1).report(number: pictures.count > 1 ? $0 + 1 : nil) }
        .joined(separator: "\n\n") + tags(pictures, wanted: call.text.contains("Tags:"))
    let limit = max(1, min(call.limit ?? .max, model.maxCompletionTokens ?? .max, 1 << 20))
    let text = written.cut(toBytes: limit * 4)
    let prompt = Bill.tokens(call.allText) + pictures.count * Bill.tokensPerReference
    let completion = Bill.tokens(text)
    var cost: Double?
    if let input = model.promptPrice, let output = model.completionPrice {
      cost = input * Double(prompt) + output * Double(completion)
    }
    return ChatReply(
      text: text, images: [], bill: Bill(promptTokens: prompt, completionTokens: completion, cost: cost),
      provider: provider, isCutShort: text.utf8.count < written.utf8.count, references: pictures.count,
      deadline: deadline)
  }

  /// The line of tags that a question asked for.
  private func tags(_ pictures: [Bitmap], wanted: Bool) -> String {
    guard wanted, let first = pictures.first else { return "" }
    let measured = Measurement(first)
    let shape = measured.width == measured.height ? "square" : measured.width > measured.height ? "wide" : "tall"
    return "\n\nTags: demo, \(shape), " + measured.colors.map(\.name).joined(separator: ", ")
  }

  /// The provider's name in an answer; wishes that name no known provider leave nobody to serve.
  private func textProvider(_ call: ChatCall, _ model: ChatModel) async throws(Refusal) -> String {
    let rows = await catalogue.rows("providers.json")
    let endpoints = rows.map { row in
      SimulatedEndpoint(["provider_name": row["name"] ?? .null, "provider_slug": row["slug"] ?? .null])
    }
    let author = model.id.split(separator: "/").first.map(String.init) ?? model.id
    let preferences = call.body["provider"]
    guard let left = ProviderChoice(preferences).select(endpoints) else {
      throw Refusal(404, "No allowed providers are available for the selected model.")
    }
    let isFree = preferences?["only"] == nil && preferences?["order"] == nil
    return (isFree ? left.first { $0.slug == author } : left.first)?.providerName ?? author
  }

  private func buffered(_ reply: ChatReply, _ record: SimulatedGeneration) async -> ServiceAnswer {
    try? await Task.sleep(until: reply.deadline)
    await keep(reply, record)
    return .json(reply.document(record), headers: ["X-Generation-Id": record.id])
  }

  private func stream(_ reply: ChatReply, _ record: SimulatedGeneration) -> ServiceAnswer {
    .events(headers: ["X-Generation-Id": record.id]) { outlet in
      try await outlet.processing()
      let chunks = reply.chunks(record)
      let left = max(.zero, reply.deadline - ContinuousClock.now)
      for chunk in chunks {
        try await Task.sleep(for: left / chunks.count)
        try await outlet.event(chunk)
      }
      await keep(reply, record)
      try await outlet.event(reply.usageChunk(record))
      try await outlet.done()
    }
  }

  private func keep(_ reply: ChatReply, _ record: SimulatedGeneration) async {
    let document = record.document(
      reply.bill, pictures: reply.images.count, references: reply.references, api: "completions")
    await ledger.record(generation: record.id, document, cost: reply.bill.cost)
  }
}

extension ImageModel {
  /// A model that makes pictures through chat but has no row in the image catalogue: nothing is known of its limits.
  fileprivate init(chat: ChatModel) {
    let limits: WireJSON = [
      "aspect_ratio": [:], "resolution": [:], "input_references": ["type": "range", "min": 0, "max": 16],
    ]
    let author = chat.id.split(separator: "/").first.map(String.init) ?? chat.id
    let endpoint = SimulatedEndpoint([
      "provider_name": .string(author), "provider_slug": .string(author), "supported_parameters": limits,
    ])
    self.init(row: ["id": .string(chat.id)], endpoints: [endpoint], isDerived: true)
  }
}

extension String {
  /// The beginning of this text in at most so many bytes, never half a character.
  fileprivate func cut(toBytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var short = ""
    for character in self {
      guard short.utf8.count + character.utf8.count <= limit else { break }
      short.append(character)
    }
    return short
  }
}
