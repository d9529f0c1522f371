import Foundation

extension Service {
  /// `POST /audio/speech`: the sound as it is made.
  func speech(_ request: Incoming, _ quirks: [Fault.Kind]) async throws(Refusal) -> ServiceAnswer {
    let body = try await document(request, schema: "SpeechRequest")
    let model = try await speechModel(body["model"]?.string ?? "")
    let order = try SpeechCall(body, model)
    let voice = MorseVoice(text: order.text, voice: order.voice, speed: order.speed)
    let record = SimulatedGeneration(model: model.id, provider: model.provider, isStreamed: true)
    let characters = order.text.unicodeScalars.count
    let cost = model.price.map { ($0 * Double(characters) * 1e9).rounded() / 1e9 }
    // What was begun is billed, whether anybody still listens or not.
    let bill = Bill(promptTokens: characters, completionTokens: 0, cost: cost)
    await ledger.record(
      generation: record.id, record.document(bill, pictures: 0, references: 0, api: "tts"), cost: bill.cost)
    let headers = [
      "Content-Type": order.isMP3 ? "audio/mpeg" : "audio/pcm;rate=\(MorseVoice.rate);channels=1",
      "X-Generation-Id": record.id,
    ]
    let sound = order.isMP3 ? voice.mp3 : voice.pcm
    let damages: [Fault.Kind] = [.cut, .stall, .slowLoris]
    guard !quirks.contains(where: damages.contains) else { return ServiceAnswer(headers: headers, body: .bytes(sound)) }
    return ServiceAnswer(headers: headers, body: .chunks { outlet in try await send(sound, to: outlet) })
  }

  /// In as many pieces as the latency has tenths.
  private func send(_ sound: [UInt8], to outlet: Outlet) async throws {
    let steps = 10
    let size = max(1, (sound.count + steps - 1) / steps)
    for start in stride(from: 0, to: sound.count, by: size) {
      if options.latency > .zero { try await Task.sleep(for: options.latency / steps) }
      try await outlet.send(Array(sound[start..<min(start + size, sound.count)]))
    }
  }

  /// A model that exists but does not speak is another mistake than one that does not exist.
  private func speechModel(_ id: String) async throws(Refusal) -> SpeechModel {
    let rows = await catalogue.models(withOutput: ["speech"])
    if let row = rows.first(where: { $0["id"]?.string == id }) { return SpeechModel(row) }
    guard await catalogue.chatModel(id) != nil else { throw Refusal(400, "\(id) is not a valid model ID") }
    throw Refusal(404, "No endpoints found that support the requested output modalities: speech")
  }
}

/// A row of the model list, as far as speech needs it.
struct SpeechModel: Sendable {
  let id: String
  let voices: [String]
  /// Characters of one request; nil where the row states none.
  let limit: Int?
  /// US dollars for a character.
  let price: Double?

  init(_ row: WireJSON) {
    id = row["id"]?.string ?? ""
    voices = row["supported_voices"]?.strings ?? []
    limit = row["context_length"]?.int
    price = row["pricing"]?["prompt"]?.string.flatMap(Double.init)
  }

  var provider: String { id.split(separator: "/").first.map(String.init) ?? id }
}

/// What a request for speech asks for, once it is known that the model can do it.
struct SpeechCall: Sendable {
  let text: String
  let voice: String
  let isMP3: Bool
  let speed: Double

  init(_ body: WireJSON, _ model: SpeechModel) throws(Refusal) {
    text = body["input"]?.string ?? ""
    guard !text.allSatisfy(\.isWhitespace) else {
      throw Refusal(400, "Invalid request parameters: input must not be empty")
    }
    let count = text.unicodeScalars.count
    if let limit = model.limit, count > limit {
      throw Refusal(
        400, "Input is too long: \(count) characters, and \(model.id) takes \(limit)",
        metadata: ["error_type": "string_too_long"])
    }
    voice = body["voice"]?.string ?? model.voices.first ?? ""
    guard model.voices.isEmpty || model.voices.contains(voice) else {
      throw Refusal(
        400, "Voice \(voice) is not supported by \(model.id)", metadata: ["provider_name": .string(model.provider)])
    }
    // The service's own choice is bare samples.
    isMP3 = body["response_format"]?.string == "mp3"
    speed = body["speed"]?.double ?? 1
    guard (0.25...4).contains(speed) else {
      throw Refusal(400, "Invalid request parameters: speed must be between 0.25 and 4")
    }
  }
}
