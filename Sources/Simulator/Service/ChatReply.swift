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

  private var finish: JSON { isCutShort ? "length" : "stop" }
  private var nativeFinish: JSON { isCutShort ? "MAX_TOKENS" : "STOP" }

  private var imageParts: JSON {
    .array(images.map { ["type": "image_url", "image_url": ["url": .string($0)]] })
  }

  /// The buffered answer.
  func document(_ record: GenerationRecord) -> JSON {
    var message: [JSON.Member] = [
      .init(key: "role", value: "assistant"), .init(key: "content", value: .string(text)),
    ]
    if !images.isEmpty { message.append(.init(key: "images", value: imageParts)) }
    let choice: JSON = [
      "index": 0, "finish_reason": finish, "native_finish_reason": nativeFinish, "message": .object(message),
    ]
    return [
      "id": .string(record.id), "object": "chat.completion", "created": JSON(record.created),
      "model": .string(record.model), "provider": .string(provider), "choices": [choice], "usage": bill.document,
    ]
  }

  /// The events of a stream up to the one with the usage.
  func chunks(_ record: GenerationRecord) -> [JSON] {
    var deltas: [JSON] = words.map { ["role": "assistant", "content": .string($0)] }
    if !images.isEmpty { deltas.append(["role": "assistant", "content": "", "images": imageParts]) }
    let choices = deltas.map { delta -> JSON in ["index": 0, "delta": delta, "finish_reason": .null] }
    let last: JSON = [
      "index": 0, "delta": ["role": "assistant", "content": ""], "finish_reason": finish,
      "native_finish_reason": nativeFinish,
    ]
    return (choices + [last]).map { chunk(record, [$0]) }
  }

  /// The last event before `[DONE]`: no choices, only the usage.
  func usageChunk(_ record: GenerationRecord) -> JSON {
    chunk(record, [], [.init(key: "usage", value: bill.document)])
  }

  private func chunk(_ record: GenerationRecord, _ choices: [JSON], _ more: [JSON.Member] = []) -> JSON {
    let members: [JSON.Member] = [
      .init(key: "id", value: .string(record.id)), .init(key: "object", value: "chat.completion.chunk"),
      .init(key: "created", value: JSON(record.created)), .init(key: "model", value: .string(record.model)),
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
