import Foundation

/// How long ago something was, in words.
package struct Age: Sendable {
  private let date: Date
  private let seconds: Double

  package init(since date: Date, now: Date = Date()) {
    self.date = date
    // A clock that was set back makes dates in the future.
    seconds = max(0, min(now.timeIntervalSince(date), 1e9))
  }

  /// Whether it is too short to be counted.
  package var isNew: Bool { seconds < 90 }

  /// `12 min`, `3 h`, `2 days`.
  package var text: String {
    let minutes = Int(seconds / 60)
    if minutes < 90 { return "\(minutes) min" }
    return minutes < 48 * 60 ? "\(minutes / 60) h" : "\(minutes / 1440) days"
  }

  /// `just now`, `12 min ago`; after two months the day.
  package var ago: String {
    if isNew { return "just now" }
    return seconds < 60 * 86_400 ? "\(text) ago" : LocalTime.day(date)
  }
}
