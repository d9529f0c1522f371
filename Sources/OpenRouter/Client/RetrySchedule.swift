import Domain

/// When readings are tried again. What may have been billed never is.
enum RetrySchedule {
  /// Waits between tries of the catalogue.
  static let reading: [Duration] = [.milliseconds(200), .milliseconds(400)]
  /// Waits for a generation's record, which appears a moment after the answer.
  static let record: [Duration] = [.milliseconds(500), .milliseconds(800), .milliseconds(1200), .milliseconds(1500)]
  /// The longest wait that a service may ask for here, in seconds.
  private static let longest = 5

  static func helps(after failure: Failure) -> Bool {
    switch failure.kind {
    case .network, .server, .timeout: true
    case .rateLimited: failure.retryAfter ?? 0 <= longest
    default: false
    }
  }

  /// Half of the wait to one and a half of it, at random, so that many programs do not come back at once.
  static func wait(_ wait: Duration, after failure: Failure) -> Duration {
    let asked = Duration.seconds(min(failure.retryAfter ?? 0, longest))
    return max(asked, wait * Double.random(in: 0.5...1.5))
  }
}
