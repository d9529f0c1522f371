import Domain

extension Answer {
  /// Returns the text that is ready to be shown.
  mutating func take(choice: JSON) -> String {
    if let word = choice["finish_reason"]?.string, !word.isEmpty { stop = StopReason.normal(word) }
    nativeStop = choice["native_finish_reason"]?.string ?? nativeStop
    // Some say that all is well, and the provider's own word that it was cut.
    if stop == "stop", nativeStop.map(StopReason.normal) == "length" { stop = "length" }
    if choice["finish_reason"] != nil { isComplete = true }
    let delta = choice["delta"]
    let message = choice["message"]
    let parts = [delta, message].compactMap { $0 }
    for part in parts {
      if let words = part["refusal"]?.string, refusal.utf8.count < 4096 { refusal += words }
      for place in ["images", "image", "output"] { part[place].map { addPictures($0) } }
    }
    if parts.isEmpty, let words = choice["text"], words.isString { return take(words: words) }
    // The last event of some streams repeats the whole message.
    let isRepeated = delta == nil && !text.isEmpty && message != nil
    return parts.prefix(isRepeated ? 0 : 1).reduce("") { $0 + take(content: $1["content"]) }
  }

  /// What was still waiting when the answer ended.
  mutating func finishWords() -> [Progress] {
    let rest = text.take(pictureWords.finish(isWhole: stop != "length" && stop != nil)) + text.finish()
    for bytes in pictureWords.takeFound() { add(AnswerPart(bytes: bytes)) }
    let strokes = markup.finish()
    let drawn = Array(markup.text.utf8)
    if images.isEmpty, links.isEmpty, MediaType.image(drawn) != nil { add(AnswerPart(bytes: drawn)) }
    if images.isEmpty, links.isEmpty { links = MarkdownLinks.images(in: text.text) }
    return report(strokes + thoughts.passing(rest) + thoughts.finish())
  }

  private mutating func addPictures(_ json: JSON) {
    // Some number the pictures by the names of a map.
    let isNumbered = json.fields.allSatisfy { Int($0.name) != nil }
    guard json.isList || json.isMap && isNumbered else { return add(json) }
    for element in json.elements + json.fields.map(\.value) { add(element) }
  }

  private mutating func take(content: JSON?) -> String {
    guard let content else { return "" }
    if content.isString { return take(words: content) }
    var shown = ""
    for part in content.isMap ? content["parts"]?.elements ?? [content] : content.elements {
      if let type = part["type"]?.string, StopReason.isThought(type) { continue }
      if let words = part["text"], words.isString {
        shown += take(words: words)
      } else if AnswerPart.isPicture(part, isPlace: false) {
        add(part)
      }
    }
    return shown
  }

  private mutating func take(words json: JSON) -> String {
    if PictureFinder.isPicture(json) {
      add(json)
      return ""
    }
    let plain = pictureWords.take(json.pieces ?? [])
    for bytes in pictureWords.takeFound() { add(AnswerPart(bytes: bytes)) }
    return thoughts.passing(text.take(plain))
  }
}

/// The words in which services say why a model stopped.
enum StopReason {
  private static let words: [String: String] = [
    "max_tokens": "length", "max_output_tokens": "length", "model_length": "length", "end_turn": "stop",
    "stop_sequence": "stop", "eos": "stop", "eos_token": "stop", "complete": "stop", "completed": "stop",
    "content-filter": "content_filter", "safety": "content_filter", "refusal": "content_filter",
  ]
  private static let refusals = [
    "SAFETY", "PROHIBITED", "RECITATION", "BLOCKLIST", "SPII", "CONTENT_FILTER", "CONTENT_POLICY", "MODERATION",
    "REFUSAL", "BLOCKED", "SENSITIVE",
  ]

  /// `stop`, `length` or `content_filter` for all words that mean it; else the word in lower case.
  static func normal(_ word: String) -> String {
    let word = word.lowercased()
    return words[word] ?? word
  }

  /// Whether a word, such as `IMAGE_SAFETY`, says that something was not allowed.
  static func isRefusal(_ word: String) -> Bool {
    let word = word.uppercased()
    return refusals.contains { word.contains($0) }
  }

  /// Whether a part of a message is thought and not said.
  static func isThought(_ type: String) -> Bool {
    let type = type.lowercased()
    return type.contains("thinking") || type.contains("reasoning") || type == "thought"
  }
}

/// Pictures that words only link to, as Markdown does.
enum MarkdownLinks {
  static func images(in text: String) -> [String] {
    text.matches(of: /!\[[^\]]{0,300}\]\((https:\/\/[^\s)]{1,2000})\)/).prefix(Answer.imageLimit).map { String($0.1) }
  }
}
