import Domain

extension Answer {
  /// Takes over the data of one event, and returns what there is to report of it.
  mutating func take(event: [UInt8]) throws(Failure) -> [Progress] {
    guard !event.elementsEqual("[DONE]".utf8) else {
      isComplete = true
      return []
    }
    let root = try parse(event)
    note(root)
    try check(root)
    guard let type = root["type"]?.string, type.hasPrefix("image_generation.") else { return take(chunk: root) }
    switch type {
    case "image_generation.partial_image": return partial(root)
    case "image_generation.text_chunk": return chunk(root)
    case "image_generation.completed":
      add(root)
      isComplete = true
    default: break
    }
    return []
  }

  /// The progress that was still waiting when the stream ended.
  mutating func finish() -> [Progress] { report(text.finish()) }

  private func partial(_ root: JSON) -> [Progress] {
    guard case .image(let image) = AnswerPart(root) else { return [] }
    return [.partial(image)]
  }

  /// Of the three phases only `content` belongs to the picture.
  private mutating func chunk(_ root: JSON) -> [Progress] {
    guard root["phase"]?.string ?? "content" == "content", let words = root["text"]?.string else { return [] }
    return report(markup.take(words))
  }

  private mutating func take(chunk root: JSON) -> [Progress] {
    var shown = ""
    for choice in root["choices"]?.elements ?? [] {
      shown += take(choice: choice, message: choice["delta"] ?? choice["message"])
      if choice["finish_reason"] != nil { isComplete = true }
    }
    return report(shown)
  }

  private func report(_ shown: String) -> [Progress] { shown.isEmpty ? [] : [.text(shown)] }
}
