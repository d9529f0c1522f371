import struct Foundation.Decimal

/// What passes between the program and the service in this session.
package struct Traffic: Sendable {
  package var nextJob = 1
  /// US dollars reported by the service.
  package var spent = Decimal()
  /// Until when the service asked to send nothing, in monotonic seconds; nil where it did not.
  package var waitsUntil: Double?
  /// Whether automatic setup is due: the key was given in this session, or none worked before this one.
  var keyIsNew = false
  /// Models whose endpoints are on their way.
  package var pendingEndpoints: Set<String> = []
  /// Models whose endpoints could not be had; they are asked for again after a refresh.
  package var failedEndpoints: Set<String> = []
}

extension Model {
  package var nextJob: Int {
    get { traffic.nextJob }
    set { traffic.nextJob = newValue }
  }

  package var spent: Decimal {
    get { traffic.spent }
    set { traffic.spent = newValue }
  }

  package var waitsUntil: Double? {
    get { traffic.waitsUntil }
    set { traffic.waitsUntil = newValue }
  }
}
