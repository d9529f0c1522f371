import Foundation
import Raster

extension Service {
  /// `POST /images`, buffered or as a stream.
  func images(_ request: Incoming, _ quirks: [Fault.Kind]) async throws(Refusal) -> ServiceAnswer {
    let body = try await document(request, schema: "ImageGenerationRequest", pardon: isStatedByModel)
    try Self.checkProviderFields(body["provider"])
    let id = body["model"]?.string ?? ""
    guard let model = await catalogue.imageModel(id) else { throw await unknownImageModel(id) }
    var order = try ImageOrderReader(body: body, model: model).order()
    for case .manyImages(let count) in quirks { order.count = count }
    let record = SimulatedGeneration(
      model: id, provider: order.endpoint.providerName, isStreamed: order.wantsStream)
    let studio = Studio(order: order, detail: options.detail, quirks: quirks)
    if order.wantsStream { return stream(studio, record) }
    return try await buffered(studio, record)
  }

  /// A model that exists but makes no pictures is another mistake than one that does not exist.
  private func unknownImageModel(_ id: String) async -> Refusal {
    guard await catalogue.chatModel(id) != nil else { return Refusal(404, "\(id) is not a valid model ID") }
    return Refusal(404, "No endpoints found that support the requested output modalities: image")
  }

  /// The catalogue knows values the published schema does not; then the catalogue is right.
  private func isStatedByModel(_ body: WireJSON, _ violation: Violation) async -> Bool {
    guard violation.keyword == "enum", violation.path.count == 1, let name = violation.path.first,
      let value = body[name]?.string, let id = body["model"]?.string,
      let model = await catalogue.imageModel(id)
    else { return false }
    let stated = [model.parameters[name]] + model.endpoints.map { $0.parameters[name] }
    return stated.contains { $0?.choices.contains(value) == true }
  }

  private static func checkProviderFields(_ provider: WireJSON?) throws(Refusal) {
    let known: Set<String> = ["only", "order", "ignore", "sort", "allow_fallbacks", "options"]
    for member in provider?.members ?? [] where !known.contains(member.key) {
      throw Refusal(400, "Invalid request parameters: provider.\(member.key) is not a known field for image generation")
    }
  }

  private func buffered(_ studio: Studio, _ record: SimulatedGeneration) async throws(Refusal) -> ServiceAnswer {
    let deadline = ContinuousClock.now + options.latency
    let pictures = try await studio.pictures()
    try? await Task.sleep(until: deadline)
    let bill = Bill(studio.order, count: pictures.count)
    await keep(record, bill, studio, pictures.count)
    return .json(
      [
        "created": WireJSON(record.created), "data": .array(pictures.map { studio.document($0) }),
        "usage": bill.document,
      ], headers: ["X-Generation-Id": record.id])
  }

  private func stream(_ studio: Studio, _ record: SimulatedGeneration) -> ServiceAnswer {
    .events(headers: ["X-Generation-Id": record.id]) { outlet in
      let step = options.latency / 5
      try await outlet.processing()
      let finished = try await studio.pictures()
      for index in 0..<Studio.previews {
        try await Task.sleep(for: step)
        guard let preview = try await studio.preview(index) else { continue }
        try await outlet.event([
          "type": "image_generation.partial_image", "partial_image_index": WireJSON(index),
          "b64_json": .string(Data(preview.bytes).base64EncodedString()),
        ])
        try await outlet.processing()
      }
      try await Task.sleep(for: step * 2)
      let bill = Bill(studio.order, count: finished.count)
      await keep(record, bill, studio, finished.count)
      for (index, picture) in finished.enumerated() {
        var event: [WireJSON.Member] = [.init(key: "type", value: "image_generation.completed")]
        event += studio.document(picture).members ?? []
        event.append(.init(key: "created", value: WireJSON(record.created)))
        if index == finished.count - 1 { event.append(.init(key: "usage", value: bill.document)) }
        try await outlet.event(.object(event))
      }
      try await outlet.done()
    }
  }

  private func keep(_ record: SimulatedGeneration, _ bill: Bill, _ studio: Studio, _ pictures: Int) async {
    let references = studio.order.references.count
    let document = record.document(bill, pictures: pictures, references: references, api: "images")
    await ledger.record(generation: record.id, document, cost: bill.cost)
  }
}
