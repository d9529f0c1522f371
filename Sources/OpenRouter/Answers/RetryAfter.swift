import Foundation

/// How long a service wants one to wait, in whichever way it writes that.
enum RetryAfter {
  /// The longest wait that anyone is made to wait for, in seconds. Words name longer ones.
  static let cap = 600
  /// The longest wait that is believed, in seconds: a month.
  static let longest = 31 * 86_400.0

  /// Seconds of the `Retry-After` field; nil when there is none, or what there is says nothing. What is too long to be
  /// believed is `cap`.
  static func seconds(_ value: String?, now: Date) -> Int? {
    guard let wait = value.flatMap({ wait($0, now: now) }), wait >= 0 else { return nil }
    return wait > longest ? cap : Int(wait.rounded(.up))
  }

  /// By an answer's head: its own field first, then what `body` says, then when the limit starts anew.
  static func seconds(_ head: HTTPHead, body: Int?, now: Date) -> Int? {
    if let found = seconds(head["retry-after"], now: now) { return found }
    if let number = head["retry-after-ms"].flatMap({ Double($0) }) { return bounded(number / 1000) }
    return body ?? resets.lazy.compactMap { seconds(reset: head[$0], now: now) }.first
  }

  private static let resets = [
    "x-ratelimit-reset", "ratelimit-reset", "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens",
  ]

  static func bounded(_ seconds: Double) -> Int? {
    guard seconds.isFinite, seconds >= 0, seconds <= longest else { return nil }
    return Int(seconds.rounded(.up))
  }

  /// `17`, `16.5`, `"17"`, `60s`, `1m30s`, `1500ms`, a date, or a moment in seconds or milliseconds since 1970. A moment that
  /// is over is no wait.
  static func wait(_ value: String, now: Date) -> Double? {
    let text = value.trimmingCharacters(in: CharacterSet(charactersIn: "\"' "))
    guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
    if let number = Double(text) { return number.isFinite ? moment(number, now) ?? number : nil }
    return duration(text) ?? date(text).map { max($0.timeIntervalSince(now), 0) }
  }

  /// Numbers of this size are no waits but times of the clock.
  private static func moment(_ number: Double, _ now: Date) -> Double? {
    guard number >= 1e9 else { return nil }
    let wait = (number >= 1e12 ? number / 1000 : number) - now.timeIntervalSince1970
    // What lies further back was a number of seconds after all.
    return wait > -86_400 ? max(wait, 0) : nil
  }

  private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]

  private static func duration(_ text: String) -> Double? {
    let text = text.lowercased().filter { $0 != " " }
    let parts = text.matches(
      of: /([0-9]+(?:\.[0-9]+)?)(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h|days?|d)/)
    guard !parts.isEmpty, parts.reduce(0, { $0 + $1.0.count }) == text.count else { return nil }
    return parts.reduce(0) { sum, part in
      let unit = part.2.hasPrefix("ms") || part.2.hasPrefix("mil") ? 0.001 : units[part.2.first ?? "s"] ?? 1
      return sum + (Double(part.1) ?? 0) * unit
    }
  }

  /// The three dates of HTTP, and those of ISO 8601.
  private static func date(_ text: String) -> Date? {
    if let date = try? Date(text, strategy: .iso8601) { return date }
    if let date = try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text) { return date }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = text.split { " -,".contains($0) }.map(String.init)
    let numbers = parts.filter { $0.allSatisfy(\.isNumber) }.compactMap { Int($0) }
    let time = parts.first { $0.contains(":") }?.split(separator: ":").compactMap { Int($0) } ?? []
    guard let month = parts.lazy.compactMap({ months.firstIndex(of: $0) }).first, numbers.count == 2, time.count == 3,
      (1...31).contains(numbers[0]), (0...9999).contains(numbers[1])
    else { return nil }
    // The oldest of the three has two digits of the year.
    let year = numbers[1] < 70 ? numbers[1] + 2000 : numbers[1] < 100 ? numbers[1] + 1900 : numbers[1]
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar.date(
      from: DateComponents(
        year: year, month: month + 1, day: numbers[0], hour: time[0], minute: time[1], second: time[2]))
  }
}
