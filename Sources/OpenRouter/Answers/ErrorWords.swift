import Foundation

/// The one sentence for people in an error that may be wrapped several times, as JSON or as text that holds JSON.
struct ErrorWords {
  /// Where words stand, the best place first.
  private static let places = [
    "raw", "error", "errors", "message", "detail", "details", "msg", "error_message", "error_description", "reason",
    "description", "title", "body", "response", "text",
  ]
  private static let deepest = 8
  /// What says nothing of why.
  private static let empty = [
    "provider returned error", "error", "upstream error", "bad request", "internal server error", "unknown error",
    "request failed", "invalid request",
  ]

  let sentence: String

  init(_ error: JSON, metadata: JSON?) {
    let own = Self.words(error, depth: 0) ?? ""
    let raw = metadata?["raw"].flatMap { Self.words($0, depth: 0) } ?? Self.previous(metadata) ?? ""
    if raw.isEmpty || own.contains(raw) {
      sentence = own
    } else {
      sentence = Self.isEmpty(own) || raw.contains(own) ? raw : "\(Sentence.bare(own)): \(raw)"
    }
  }

  /// The words for its kind that an error holds, at any depth: codes, types and statuses.
  static func kinds(_ json: JSON) -> [String] { kinds(json, depth: 0) }

  private static func kinds(_ json: JSON, depth: Int) -> [String] {
    guard depth < deepest else { return [] }
    if let text = json.string { return parsed(text).map { kinds($0, depth: depth + 1) } ?? [] }
    let own = ["code", "type", "status", "error_type"].compactMap { json[$0]?.string }
    let inner = json.elements.prefix(8) + places.compactMap { json[$0] }
    return own + inner.flatMap { kinds($0, depth: depth + 1) }
  }

  private static func words(_ json: JSON, depth: Int) -> String? {
    guard depth < deepest else { return nil }
    if let text = json.string { return words(inText: text, depth: depth) }
    if json.isList { return json.elements.prefix(8).lazy.compactMap { words($0, depth: depth + 1) }.first }
    let found = places.lazy.compactMap { json[$0] }.compactMap { words($0, depth: depth + 1) }
    return found.first { !isEmpty($0) } ?? found.first
  }

  /// Text may be JSON, or end in JSON: `400 Bad Request: {"error": …}`.
  private static func words(inText text: String, depth: Int) -> String? {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else { return nil }
    if let json = parsed(text) { return words(json, depth: depth + 1) }
    let start = text.prefix(64).lowercased()
    return start.hasPrefix("<!doctype") || start.hasPrefix("<html") ? nil : text
  }

  private static func parsed(_ text: String) -> JSON? {
    guard let start = text.firstIndex(where: { $0 == "{" || $0 == "[" }) else { return nil }
    let end = text[start...].lastIndex { $0 == "}" || $0 == "]" } ?? text.index(before: text.endIndex)
    let root = try? JSONDocument(Array(text[start...end].utf8)).root
    return root.flatMap { $0.isMap || $0.elements.contains(where: \.isMap) ? $0 : nil }
  }

  /// What the providers said that were tried before.
  private static func previous(_ metadata: JSON?) -> String? {
    (metadata?["previous_errors"]?.elements ?? []).lazy.compactMap { $0["message"]?.string }.first
  }

  private static func isEmpty(_ words: String) -> Bool {
    words.isEmpty || empty.contains(Sentence.bare(words.trimmingCharacters(in: .whitespaces)).lowercased())
  }
}
