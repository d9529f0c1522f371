import Foundation

/// How long ago something was, in words.
package enum Age {
  /// `12 min`, `3 h`, `2 d`.
  package static func text(since date: Date, now: Date = Date()) -> String {
    let minutes = Int(max(0, min(now.timeIntervalSince(date), 1e9)) / 60)
    if minutes < 60 { return "\(minutes) min" }
    return minutes < 48 * 60 ? "\(minutes / 60) h" : "\(minutes / 1440) d"
  }
}
