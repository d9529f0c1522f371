import Foundation

/// Times as a calendar's own clock shows them, in digits that sort.
package enum LocalTime {
  /// `2026-11-21`
  package static func day(_ date: Date, _ calendar: Calendar = .current) -> String {
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
  }

  /// `14:05`
  package static func minute(_ date: Date, _ calendar: Calendar = .current) -> String {
    let parts = calendar.dateComponents([.hour, .minute], from: date)
    return "\(two(parts.hour)):\(two(parts.minute))"
  }

  private static func two(_ number: Int?) -> String {
    let number = number ?? 0
    return (number < 10 ? "0" : "") + String(number)
  }
}
