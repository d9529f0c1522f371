/// A chat completion as asked, read from a body that fits the schema.
struct ChatCall: Sendable {
  /// The model asked for, then its fallbacks.
  let models: [String]
  /// Nil when the request says nothing about it.
  let modalities: [String]?
  /// The text of the last message of the user.
  let text: String
  /// All texts, for the count of tokens.
  let allText: String
  /// Picture URLs of all messages, in order.
  let pictures: [String]
  let limit: Int?
  let wantsStream: Bool
  let body: WireJSON

  init(_ body: WireJSON) {
    self.body = body
    models = (body["model"]?.string.map { [$0] } ?? []) + (body["models"]?.strings ?? [])
    modalities = body["modalities"].flatMap { $0.isNull ? nil : $0.strings }
    let messages = body["messages"]?.array ?? []
    text = messages.last { $0["role"] == "user" }.map(Self.text) ?? ""
    allText = messages.map(Self.text).joined(separator: "\n")
    pictures = messages.flatMap(Self.pictures)
    limit = body["max_completion_tokens"]?.int ?? body["max_tokens"]?.int
    wantsStream = body["stream"] == true
  }

  private static func text(_ message: WireJSON) -> String {
    if let text = message["content"]?.string { return text }
    return (message["content"]?.array ?? []).compactMap { $0["text"]?.string }.joined(separator: "\n")
  }

  private static func pictures(_ message: WireJSON) -> [String] {
    (message["content"]?.array ?? []).compactMap { $0["image_url"]?["url"]?.string }
  }

  /// The same wish in the words of `POST /images`, so that both roads check and draw alike.
  var imageBody: WireJSON {
    var members: [WireJSON.Member] = [.init(key: "prompt", value: .string(text))]
    if let ratio = body["image_config"]?["aspect_ratio"] { members.append(.init(key: "aspect_ratio", value: ratio)) }
    if let size = body["image_config"]?["image_size"] {
      members.append(.init(key: "resolution", value: size == "0.5K" ? "512" : size))
    }
    if let provider = body["provider"] { members.append(.init(key: "provider", value: provider)) }
    let references = pictures.map { url -> WireJSON in ["type": "image_url", "image_url": ["url": .string(url)]] }
    members.append(.init(key: "input_references", value: .array(references)))
    return .object(members)
  }
}
