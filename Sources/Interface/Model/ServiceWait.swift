import Domain

extension Job {
  /// Until when the service asked to wait, in monotonic seconds; nil where it did not.
  var waitsUntil: Double? {
    guard case .failed(let failure) = phase, let seconds = failure.retryAfter, seconds > 0, let ended else {
      return nil
    }
    return ended + Double(min(seconds, 600))
  }
}

extension Model {
  /// Whole seconds that the service asked to wait and that are not over; nil where nothing is to be waited for.
  package var remainingWait: Int? { waitsUntil.flatMap { Self.seconds(until: $0, now) } }

  static func seconds(until time: Double, _ now: Double) -> Int? {
    time > now ? Int((time - now).rounded(.up)) : nil
  }

  /// Seconds until the count shows another number; nil while nothing is counted.
  package var nextCount: Double? { waitsUntil.map { max(0, $0 - now).truncatingRemainder(dividingBy: 1) } }

  /// Sends it, unless it holds a key, the service asked to wait or the budget is against it: then it is asked first.
  mutating func sendIfAllowed(_ asked: Asked) -> [Effect] {
    asksAboutKey(in: asked) ? [] : sendUnlessWaiting(asked)
  }

  mutating func sendUnlessWaiting(_ asked: Asked) -> [Effect] {
    guard let remainingWait else { return askedAboutSeveral(asked) ? [] : sendWithinBudget(asked) }
    let question = "The service asked to wait \(remainingWait) s more. Send anyway?"
    ask(question, yes: "Send it") { $0.sendEarly(asked) }
    return []
  }

  /// The user would not wait.
  mutating func sendEarly(_ asked: Asked) -> [Effect] {
    waitsUntil = nil
    return sendUnlessWaiting(asked)
  }

  /// Jobs that wait for their turn were never sent: they go on when the wait is over. What failed is not sent again.
  mutating func endWait(at time: Double) -> [Effect] {
    guard let until = waitsUntil, time >= until else { return [] }
    waitsUntil = nil
    return startWaitingJobs()
  }
}
