import Domain

/// How long a request is tried where the service is busy, and nothing of it can have been billed.
struct Persistence {
  /// A longer wait is no wait: another model is tried, or the client told.
  private static let longestWait = 30
  private static let usualWait = 2
  private static let mostTries = 3

  /// Of all tries together.
  private let whole: Duration
  private let begun = ContinuousClock.now
  private var tries = 0

  init(whole: Duration) { self.whole = whole }

  /// Whether another model may be tried.
  var hasTime: Bool { ContinuousClock.now - begun < whole }

  /// How long the service wants to be left alone; nil where the same is not to be tried again.
  mutating func wait(after error: GatewayError) -> Duration? {
    guard error.allowsAnotherModel, error.code == "rate_limited" || error.retryAfter != nil else { return nil }
    tries += 1
    let wait = max(1, error.retryAfter ?? Self.usualWait * tries)
    guard tries < Self.mostTries, wait <= Self.longestWait, ContinuousClock.now - begun + .seconds(wait) < whole else {
      return nil
    }
    return .seconds(wait)
  }

  /// Waits as long as the service asks for, if that is worth it.
  ///
  /// - Returns: whether the same may be tried again.
  mutating func waits(after error: GatewayError) async -> Bool {
    guard let wait = wait(after: error) else { return false }
    return (try? await Task.sleep(for: wait)) != nil
  }
}
