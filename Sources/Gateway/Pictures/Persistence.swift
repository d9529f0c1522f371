import Domain

/// How long a request is tried where the service is busy, and nothing of it can have been billed.
struct Persistence {
  /// A longer wait is no wait: another model is tried, or the client told.
  private static let longestWait = 30
  private static let usualWait = 2
  private static let mostTries = 3
  /// Of all tries together.
  private static let whole = Duration.seconds(90)

  private let begun = ContinuousClock.now
  private var tries = 0

  /// Waits as long as the service asks for, if that is worth it.
  ///
  /// - Returns: whether the same may be tried again.
  mutating func waits(after error: GatewayError) async -> Bool {
    guard error.mayRetry, error.code == "rate_limited" else { return false }
    return await waits(error.retryAfter)
  }

  mutating func waits(after failure: Failure) async -> Bool {
    guard failure.kind == .rateLimited, failure.billed == .no else { return false }
    return await waits(failure.retryAfter)
  }

  private mutating func waits(_ asked: Int?) async -> Bool {
    tries += 1
    let wait = max(1, asked ?? Self.usualWait * tries)
    guard tries < Self.mostTries, wait <= Self.longestWait,
      ContinuousClock.now - begun + .seconds(wait) < Self.whole
    else { return false }
    return (try? await Task.sleep(for: .seconds(wait))) != nil
  }
}
