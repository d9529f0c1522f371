/// A sentence for the user, shown on the description line for a while and kept in the log.
package struct Notice: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case info, success, warning, error }

  package var kind: Kind
  package var text: String
  /// Monotonic seconds when it came up.
  package var time: Double
  /// Whether it answers something that the user did at that moment.
  package var isAnswer = false

  package init(_ kind: Kind, _ text: String, time: Double) {
    self.kind = kind
    self.text = text
    self.time = time
  }

  /// How long it stays on the screen, in seconds: errors longer.
  package var lifetime: Double { kind == .error ? 12 : 5 }
}
