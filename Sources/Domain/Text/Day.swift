import Foundation

/// Days as people type them, such as 2026-11-21, where the user is.
package enum Day {
  /// The beginning of a day; nil for what is none.
  package static func start(of text: String, calendar: Calendar) -> Date? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard parts.count == 3, (1...9999).contains(parts[0]) else { return nil }
    let components = DateComponents(year: parts[0], month: parts[1], day: parts[2])
    let gregorian = gregorian(calendar)
    return components.isValidDate(in: gregorian) ? gregorian.date(from: components) : nil
  }

  /// The last moment of a day.
  package static func end(of text: String, calendar: Calendar) -> Date? {
    guard let start = start(of: text, calendar: calendar) else { return nil }
    return gregorian(calendar).date(byAdding: .day, value: 1, to: start)?.addingTimeInterval(-0.001)
  }

  /// The beginning of a day, or of the current day, week or month: `today`, `week`, `month`.
  package static func start(since text: String, now: Date, calendar: Calendar) -> Date? {
    switch text.lowercased() {
    case "today": calendar.startOfDay(for: now)
    case "week": calendar.dateInterval(of: .weekOfYear, for: now)?.start
    case "month": calendar.dateInterval(of: .month, for: now)?.start
    default: start(of: text, calendar: calendar)
    }
  }

  /// Days are written in this calendar, whatever the user's own is.
  private static func gregorian(_ calendar: Calendar) -> Calendar {
    var gregorian = Calendar(identifier: .gregorian)
    gregorian.timeZone = calendar.timeZone
    return gregorian
  }
}
