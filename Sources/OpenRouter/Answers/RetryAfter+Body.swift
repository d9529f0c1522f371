import Foundation

extension RetryAfter {
  /// Seconds to wait by what a body says, which may name them, a time of the clock, or the headers of another service.
  /// Not capped: who waits for a daily limit wants to know it. Nil where it says nothing.
  static func seconds(in places: [JSON], now: Date) -> Int? {
    for place in places {
      if let found = direct(place, now) ?? place["headers"].flatMap({ seconds(headers: $0, now: now) }) { return found }
    }
    return places.lazy.compactMap { place in
      ["raw", "details"].lazy.compactMap { place[$0].flatMap { inner($0, now) } }.first
    }.first
  }

  /// Of `X-RateLimit-Reset`: a moment since 1970, or a wait.
  static func seconds(reset value: String?, now: Date) -> Int? {
    guard let value, let wait = wait(value, now: now), wait > 0 else { return nil }
    return bounded(wait)
  }

  /// Of a sentence such as `Please try again in 17s.`
  static func seconds(inWords words: String) -> Int? {
    let sentence =
      /(?:try again|retry|wait)(?: again)?(?: in| after| for)? (?:about )?([0-9.]+ ?(?:ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|h)(?:[0-9.]+s)?)(?![a-z])/
    return words.lowercased().prefix(2000).firstMatch(of: sentence)
      .flatMap { wait(String($0.1), now: .distantPast) }.flatMap(bounded)
  }

  private static func direct(_ json: JSON, _ now: Date) -> Int? {
    for name in ["retry_after_seconds", "retry_after", "retryAfter", "retry_after_s", "retryDelay", "retry_delay"] {
      if let found = json[name].flatMap({ seconds(of: $0, now) }) { return found }
    }
    for name in ["retry_after_ms", "retryAfterMs", "retry_after_milliseconds"] {
      if let found = json[name].flatMap({ wait($0.text, now: now) }) { return bounded(found / 1000) }
    }
    return nil
  }

  /// A number, words, or `{"seconds": 17}`.
  private static func seconds(of json: JSON, _ now: Date) -> Int? {
    if let seconds = json["seconds"] { return self.seconds(of: seconds, now) }
    return wait(json.text, now: now).flatMap(bounded)
  }

  /// A map, or a list of pairs.
  private static func seconds(headers: JSON, now: Date) -> Int? {
    let pairs = headers.elements.compactMap { pair in
      (pair["name"]?.string ?? pair.elements.first?.string).flatMap { name in
        (pair["value"] ?? pair.elements.last).map { (name: name, value: $0) }
      }
    }
    let lines = (headers.fields + pairs).map { "\($0.name): \($0.value.string ?? $0.value.text)\r\n" }
    let head = HTTPHead(status: 0, lines: Array(("HTTP\r\n" + lines.joined()).utf8))
    return seconds(head, body: nil, now: now)
  }

  /// In the provider's own error, as JSON or as text that holds it.
  private static func inner(_ json: JSON, _ now: Date, depth: Int = 0) -> Int? {
    guard depth < 6 else { return nil }
    if let text = json.string {
      guard let root = try? JSONDocument(Array(text.utf8)).root else { return nil }
      return inner(root, now, depth: depth + 1)
    }
    if let found = direct(json, now) { return found }
    let places = json.elements.prefix(8) + ["error", "details", "metadata"].compactMap { json[$0] }
    return places.lazy.compactMap { inner($0, now, depth: depth + 1) }.first
  }
}
