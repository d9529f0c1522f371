/// How long and how often readings that cost nothing are tried.
package struct Patience: Sendable {
  package var timeout: Duration
  /// The waits between tries.
  package var waits: [Duration]

  /// For what nobody waits for.
  package static let usual = Patience(timeout: .seconds(30), waits: [.milliseconds(200), .milliseconds(400)])

  /// One try.
  package static func once(within limit: Duration) -> Patience { Patience(timeout: limit, waits: []) }
}
