/// How long and how often readings that cost nothing are tried.
package struct Patience: Sendable {
  var timeout: Duration
  /// The waits between tries.
  var waits: [Duration]

  /// For what nobody waits for.
  package static let usual = Patience(timeout: .seconds(30), waits: RetrySchedule.reading)

  /// One try.
  package static func once(within limit: Duration) -> Patience { Patience(timeout: limit, waits: []) }
}
