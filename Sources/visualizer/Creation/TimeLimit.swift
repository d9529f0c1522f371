import Domain

/// The time that the user named for one act, with everything that is read and asked on the way.
struct TimeLimit: Sendable {
  /// Nil where none was named: then each request has the limit of the settings for itself.
  private let seconds: Int?
  private let begun = ContinuousClock.now

  init(_ seconds: Int?) { self.seconds = seconds }

  /// What is left for one request, in whole seconds; never less than one, as nothing comes in none.
  ///
  /// - Parameter usual: the request's own limit.
  func left(of usual: Int) -> Int { seconds.map { max(1, min(usual, $0 - passed)) } ?? usual }

  /// The time for something that can be done without, so that half of the rest stays for what matters.
  func share(of usual: Duration) -> Duration {
    seconds.map { min(usual, .seconds(max(1, ($0 - passed) / 2))) } ?? usual
  }

  /// - Throws: a `.timeout` failure once the time is over.
  func check(before what: String) throws(Failure) {
    guard let seconds, passed >= seconds else { return }
    throw Failure(
      .timeout, "The time limit of \(seconds) seconds was over before \(what) was sent.",
      advice: "Give more time with --timeout.")
  }

  private var passed: Int { Int(((ContinuousClock.now - begun) / .seconds(1)).rounded()) }
}
