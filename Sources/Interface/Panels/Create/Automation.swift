import Domain

/// Automatic generation: what waits to be sent by itself, and what holds it back.
package struct Automation: Equatable, Sendable {
  /// Seconds that a change must rest.
  package static let rest = 2.0
  /// Requests within an hour.
  package static let hourlyCap = 20
  /// Failures one after the other that stop it.
  package static let mostFailures = 2
  static let stopSentence = "Automatic generation stopped after \(mostFailures) failures; ^G starts it again."

  /// When what would be sent last changed, in monotonic seconds; nil while nothing waits.
  package var changed: Double?
  /// What was sent last, by itself or not: the same is not sent twice.
  package var lastSent: [ImageRequest] = []
  /// When requests were sent by themselves, one time each.
  package private(set) var times: [Double] = []
  private var jobs: Set<JobID> = []
  package private(set) var failures = 0

  package init() {}

  package var isStopped: Bool { failures >= Self.mostFailures }

  /// Whether so many more requests stay within the hour's cap.
  package func allows(_ count: Int, at now: Double) -> Bool {
    times.count { now - $0 < 3600 } + count <= Self.hourlyCap
  }

  mutating func sent(_ ids: [JobID], at now: Double) {
    times = times.filter { now - $0 < 3600 } + ids.map { _ in now }
    jobs.formUnion(ids)
  }

  mutating func succeeded() { failures = 0 }

  /// True when this failure is the one that stops it.
  mutating func failed(_ id: JobID) -> Bool {
    guard jobs.contains(id), !isStopped else { return false }
    failures += 1
    if isStopped { changed = nil }
    return isStopped
  }

  /// A deliberate act, or the setting switched off: nothing waits, and failures are forgotten.
  mutating func restart() {
    changed = nil
    failures = 0
  }
}
