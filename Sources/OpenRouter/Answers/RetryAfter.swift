import Foundation

/// The `Retry-After` field: seconds, or a date of HTTP.
enum RetryAfter {
  /// The longest wait that anyone is asked for, in seconds.
  static let cap = 600

  /// Seconds to wait, from 0 to `cap`; nil when there is none, or what there is says nothing.
  static func seconds(_ value: String?, now: Date) -> Int? {
    guard let value, !value.isEmpty, value.utf8.count <= 64 else { return nil }
    if value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      return min(Int(value) ?? cap, cap)
    }
    guard let date = date(value) else { return nil }
    return Int(min(max(date.timeIntervalSince(now).rounded(.up), 0), Double(cap)))
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  private static func date(_ text: String) -> Date? {
    let parts = text.split(separator: " ")
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
      let day = Int(parts[1]), let year = Int(parts[3])
    else { return nil }
    let time = parts[4].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (1...31).contains(day), (1970...9999).contains(year) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar.date(
      from: DateComponents(
        year: year, month: month + 1, day: day, hour: time[0], minute: time[1], second: time[2]))
  }
}
