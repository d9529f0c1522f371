import Cells

/// What the user did last, where that changes what an act means now.
package struct LastActs: Sendable {
  /// When ^C came, in monotonic seconds.
  var interrupt: Double?
  /// When something billable was asked for; see `isDeliberate()`.
  var generate: Double?
  /// The key that came last; see `isDeliberate()`.
  var key: Key?
  var pace = Pace()
  /// What was looked for.
  var search = ""
  /// What was cut out of texts, for all of them.
  var kills = KillRing()
  /// A question about a picture that was typed and not sent, for the next time.
  var unsentQuestion: String?
}
