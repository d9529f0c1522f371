/// How long and how often readings that cost nothing are tried.
package struct Patience: Sendable {
  /// Of one try.
  var timeout: Duration
  /// The waits between tries.
  var waits: [Duration]
  /// Of all tries together, with the waits between them.
  var whole: Duration?

  /// For what nobody waits for.
  package static let usual = Patience(timeout: .seconds(30), waits: RetrySchedule.reading)

  /// One try.
  package static func once(within limit: Duration) -> Patience { Patience(timeout: limit, waits: []) }

  /// The same, and over when so much time has passed since the reading began.
  package func within(_ limit: Duration) -> Patience {
    Patience(timeout: min(timeout, limit), waits: waits, whole: limit)
  }

  /// What one try may take when so much time has passed; nil when none may begin any more.
  func timeout(after passed: Duration) -> Duration? {
    guard let whole else { return timeout }
    let left = whole - passed
    return left > .zero ? min(timeout, left) : nil
  }
}
