import Foundation

/// Spans of time as people read them, independent of the locale.
package enum Seconds {
  /// `0.8 s`, `21.3 s`, `2:05`.
  package static func text(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "?" }
    guard seconds < 99.95 else { return clock(seconds) }
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }

  /// `4:42`.
  package static func clock(_ seconds: Double) -> String {
    // A count of seconds beyond these bounds does not fit into an Int.
    let whole = Int(min(max(0, seconds.isFinite ? seconds : 0), 1e9))
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }
}
