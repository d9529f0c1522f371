import struct Foundation.Date

/// What time it is, as far as the model was told.
package struct Clock: Sendable {
  /// Monotonic seconds, as of the last tick or message.
  package var now = 0.0
  /// The wall clock as of the last tick, for the age of what was fetched; nil before the first.
  package var today: Date?
  /// The monotonic seconds to which `today` belongs.
  var todayAt = 0.0
}

extension Model {
  package var now: Double {
    get { clock.now }
    set { clock.now = newValue }
  }

  package var today: Date? {
    get { clock.today }
    set { clock.today = newValue }
  }
}
