/// What a chat completion answers, in both of its wire forms.
struct ChatReply: Sendable {
  var text: String
  /// Data URLs.
  var images: [String]
  var bill: Bill
  var provider: String
  /// Whether the limit of tokens ended the text.
  var isCutShort: Bool
  /// How many pictures the request carried.
  var references: Int
  /// Before this instant the answer is not complete.
  var deadline: ContinuousClock.Instant

  private var finish: WireJSON { isCutShort ? "length" : "stop" }
  private var nativeFinish: WireJSON { isCutShort ? "MAX_TOKENS" : "STOP" }

  private var imageParts: WireJSON {
    .array(images.map { ["type": "image_url", "image_url": ["url": .string($0)]] })
  }

  /// The buffered answer.
  func document(_ record: SimulatedGeneration) -> WireJSON {
    var message: [WireJSON.Member] = [
      .init(key: "role", value: "assistant"), .init(key: "content", value: .string(text)),
    ]
    if !images.isEmpty { message.append(.init(key: "images", value: imageParts)) }
    let choice: WireJSON = [
      "index": 0, "finish_reason": finish, "native_finish_reason": nativeFinish, "message": .object(message),
    ]
    return [
      "id": .string(record.id), "object": "chat.completion", "created": WireJSON(record.created),
      "model": .string(record.model), "provider": .string(provider), "choices": [choice], "usage": bill.document,
    ]
  }

  /// The events of a stream up to the one with the usage.
  func chunks(_ record: SimulatedGeneration) -> [WireJSON] {
    var deltas: [WireJSON] = words.map { ["role": "assistant", "content": .string($0)] }
    if !images.isEmpty { deltas.append(["role": "assistant", "content": "", "images": imageParts]) }
    let choices = deltas.map { delta -> WireJSON in ["index": 0, "delta": delta, "finish_reason": .null] }
    let last: WireJSON = [
      "index": 0, "delta": ["role": "assistant", "content": ""], "finish_reason": finish,
      "native_finish_reason": nativeFinish,
    ]
    return (choices + [last]).map { chunk(record, [$0]) }
  }

  /// The last event before `[DONE]`: no choices, only the usage.
  func usageChunk(_ record: SimulatedGeneration) -> WireJSON {
    chunk(record, [], [.init(key: "usage", value: bill.document)])
  }

  private func chunk(_ record: SimulatedGeneration, _ choices: [WireJSON], _ more: [WireJSON.Member] = []) -> WireJSON {
    let members: [WireJSON.Member] = [
      .init(key: "id", value: .string(record.id)), .init(key: "object", value: "chat.completion.chunk"),
      .init(key: "created", value: WireJSON(record.created)), .init(key: "model", value: .string(record.model)),
      .init(key: "provider", value: .string(provider)), .init(key: "choices", value: .array(choices)),
    ]
    return .object(members + more)
  }

  /// The text in pieces of some words, spaces kept.
  private var words: [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      piece.append(character)
      if character == " ", piece.count >= 16 {
        pieces.append(piece)
        piece = ""
      }
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }
}
