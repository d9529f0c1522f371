import Domain

/// The end of an answer to a chat that made pictures: held back, so that links to them can stand behind the words, for
/// clients that show text alone. Where none are wanted, all passes.
struct LinkTail {
  private let isWanted: Bool
  private let isStream: Bool
  /// What was not passed yet: of a stream its last lines, else the whole answer.
  private var held: [UInt8] = []
  private var last: [UInt8] = []

  private static let end = Array("data: [DONE]".utf8)
  /// An answer that is longer passes without links.
  private static let most = 64 << 20

  init(isWanted: Bool, _ isStream: Bool) { (self.isWanted, self.isStream) = (isWanted, isStream) }

  /// Whether a comment may stand after what has passed.
  var isBetweenEvents: Bool { held.isEmpty && (last.isEmpty || last == Array("\n\n".utf8)) }

  /// What of the bytes passes now.
  mutating func passes(_ bytes: [UInt8]) -> [UInt8] {
    guard isWanted, held.count < Self.most else { return passing(held.isEmpty ? bytes : held + bytes) }
    held += bytes
    guard isStream else { return [] }
    // The end may come in two pieces.
    let place = held.place(of: Self.end) ?? max(0, held.count - Self.end.count + 1)
    let now = Array(held[..<place])
    held.removeFirst(place)
    return passing(now)
  }

  /// What is left, with the links.
  func rest(_ links: [String]) -> [UInt8] {
    guard isWanted, !links.isEmpty else { return held }
    let text = links.map { "\n\n![picture](\($0))" }.joined()
    guard isStream else { return Self.answer(held, with: text) }
    let event = JSONText.object([
      ("object", .text("chat.completion.chunk")),
      (
        "choices",
        .list([.object([("index", .whole(0)), ("delta", .object([("content", .text(text))]))])])
      ),
    ])
    return Array("data: \(event.compact)\n\n".utf8) + held
  }

  private mutating func passing(_ bytes: [UInt8]) -> [UInt8] {
    if !isWanted || held.count >= Self.most { held = [] }
    if !bytes.isEmpty { last = (last + bytes.suffix(2)).suffix(2) }
    return bytes
  }

  /// The answer with text behind the words of its first choice.
  private static func answer(_ bytes: [UInt8], with text: String) -> [UInt8] {
    guard var root = try? JSONMembers(bytes), let choices = root.list("choices"), let first = choices.first,
      var choice = try? JSONMembers(first), var message = choice.object("message")
    else { return bytes }
    message.set("content", .text((message.string("content") ?? "") + text))
    choice.set("message", raw: message.bytes)
    let all = [choice.bytes] + choices.dropFirst()
    root.set("choices", raw: Array("[".utf8) + all.joined(separator: [UInt8(ascii: ",")]) + Array("]".utf8))
    return root.bytes
  }
}
