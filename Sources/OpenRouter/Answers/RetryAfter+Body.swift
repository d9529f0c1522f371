import Foundation

extension RetryAfter {
  /// The longest wait of a body that is believed, in seconds: a month.
  private static let longest = 31 * 86_400.0

  /// Seconds to wait by what a body says, which may name them, a time of the clock, or the headers of another service.
  /// Not capped: who waits for a daily limit wants to know it. Nil where it says nothing.
  static func seconds(in places: [JSON], now: Date) -> Int? {
    for place in places {
      if let found = direct(place) ?? place["headers"].flatMap({ seconds(headers: $0, now: now) }) { return found }
    }
    return places.lazy.compactMap { $0["raw"].flatMap { raw in inner(raw) } ?? $0["details"].flatMap { inner($0) } }
      .first
  }

  /// Of `X-RateLimit-Reset`: a moment in milliseconds or seconds since 1970, or a number of seconds.
  static func seconds(reset value: String?, now: Date) -> Int? {
    guard let value, let number = Double(value), number > 0 else { return nil }
    let wait =
      switch number {
      case 1e12...: number / 1000 - now.timeIntervalSince1970
      case 1e9...: number - now.timeIntervalSince1970
      default: number
      }
    return bounded(wait)
  }

  private static func direct(_ json: JSON) -> Int? {
    for name in ["retry_after_seconds", "retry_after", "retryAfter", "retry_after_s", "retryDelay", "retry_delay"] {
      if let found = json[name].flatMap(duration) { return found }
    }
    for name in ["retry_after_ms", "retryAfterMs", "retry_after_milliseconds"] {
      if let found = json[name]?.text.trimmingCharacters(in: quotes), let number = Double(found) {
        return bounded(number / 1000)
      }
    }
    return nil
  }

  /// `17`, `"17"`, `17.5`, `"17s"`, `"1500ms"`, `{"seconds": 17}`.
  private static func duration(_ json: JSON) -> Int? {
    if let seconds = json["seconds"] { return duration(seconds) }
    let text = json.text.trimmingCharacters(in: quotes).lowercased()
    if text.hasSuffix("ms") { return Double(text.dropLast(2)).flatMap { bounded($0 / 1000) } }
    let number = text.hasSuffix("s") ? text.dropLast() : text[...]
    return Double(number).flatMap(bounded)
  }

  private static func seconds(headers: JSON, now: Date) -> Int? {
    let fields = headers.fields.map {
      (name: $0.name.lowercased(), value: $0.value.text.trimmingCharacters(in: quotes))
    }
    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    return value("retry-after").flatMap { Double($0).flatMap(bounded) ?? seconds($0, now: now) }
      ?? value("retry-after-ms").flatMap { Double($0).flatMap { bounded($0 / 1000) } }
      ?? seconds(reset: value("x-ratelimit-reset"), now: now)
  }

  /// In the provider's own error, as JSON or as text that holds it.
  private static func inner(_ json: JSON, depth: Int = 0) -> Int? {
    guard depth < 6 else { return nil }
    if let text = json.string {
      guard let root = try? JSONDocument(Array(text.utf8)).root else { return nil }
      return inner(root, depth: depth + 1)
    }
    if let found = direct(json) { return found }
    let places = json.elements.prefix(8) + ["error", "details", "metadata"].compactMap { json[$0] }
    return places.lazy.compactMap { inner($0, depth: depth + 1) }.first
  }

  private static let quotes = CharacterSet(charactersIn: "\" ")

  private static func bounded(_ seconds: Double) -> Int? {
    guard seconds.isFinite, seconds >= 0, seconds <= longest else { return nil }
    return Int(seconds.rounded(.up))
  }
}
